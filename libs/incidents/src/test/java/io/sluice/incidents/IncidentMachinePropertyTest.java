package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for any stream of scores, with gaps, repetitions and jumps backwards. */
class IncidentMachinePropertyTest {

  @Provide
  Arbitrary<IncidentPolicy> policies() {
    return AnyPolicy.arbitrary();
  }

  /** The same, where nothing is missed. */
  private static IncidentPolicy withoutWatch(IncidentPolicy policy) {
    return new IncidentPolicy(
        policy.onDelay(),
        policy.offDelay(),
        policy.cooldown(),
        policy.updateEvery(),
        policy.maxSilence(),
        policy.holdRatio(),
        policy.course(),
        new WatchPolicy(Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  /** Runs of one mood, so that incidents happen; between them time may jump, also backwards. */
  @Provide
  Arbitrary<List<Observation>> streams() {
    var ratio = Arbitraries.of(0.1, 0.7, 0.95, 1.1, 1.6, 2.4, 3.0);
    var length = Arbitraries.integers().between(1, 25);
    var jump =
        Arbitraries.frequency(Tuple.of(8, 1), Tuple.of(1, 50), Tuple.of(1, 500), Tuple.of(1, -40));
    return Combinators.combine(ratio, length, jump)
        .as(Stretch::new)
        .list()
        .ofMaxSize(25)
        .map(IncidentMachinePropertyTest::observations);
  }

  private record Stretch(double ratio, int length, int jump) {}

  private static List<Observation> observations(List<Stretch> stretches) {
    var all = new ArrayList<Observation>();
    int second = 0;
    long offset = 0;
    for (Stretch stretch : stretches) {
      second += stretch.jump();
      for (int i = 0; i < stretch.length(); i++) {
        all.add(Observations.at(second++, offset++, stretch.ratio()));
      }
    }
    return all;
  }

  @Property(tries = 500)
  void whatIsToldOfAnIncidentIsInOrderAndWorthTelling(
      @ForAll("policies") IncidentPolicy policy, @ForAll("streams") List<Observation> stream) {
    // given
    var run = new Run(policy);

    // when
    stream.forEach(run::see);

    // then
    Change last = null;
    Instant reminded = Instant.MAX;
    var incidents = new HashSet<UUID>();
    for (Change change : run.changes()) {
      boolean isOpen = last != null && last.kind() != AlertKind.RESOLVED;
      assertThat(change.kind().isRaised()).as("raised while it is not open").isEqualTo(!isOpen);
      if (change.kind() == AlertKind.OPENED) {
        assertThat(incidents.add(change.incident())).as("a new incident").isTrue();
      } else {
        assertThat(change.incident()).as("no incident aside").isEqualTo(last.incident());
        assertThat(change.episode().severity()).isGreaterThanOrEqualTo(last.episode().severity());
        if (change.ending() == Ending.RESTART) {
          assertThat(change.at()).isAfterOrEqualTo(last.at());
        } else {
          assertThat(change.at()).isAfter(last.at());
        }
      }
      switch (change.kind()) {
        case OPENED, REOPENED, FLAPPING -> reminded = change.at();
        case ESCALATED -> assertThat(change.severity()).isGreaterThan(last.severity());
        case DEESCALATED -> assertThat(change.severity()).isLessThan(last.severity());
        case UPDATED ->
            assertThat(change.episode().peakRatio()).isGreaterThan(last.episode().peakRatio());
        case REMINDED -> {
          assertThat(Duration.between(reminded, change.at()))
              .isGreaterThanOrEqualTo(policy.course().remindEvery());
          reminded = change.at();
        }
        case RESOLVED -> assertThat(change.severity()).isEqualTo(change.episode().severity());
        case ACKNOWLEDGED, ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED, TOLD, BURST, OTHER ->
            throw new AssertionError(change);
      }
      last = change;
    }
  }

  @Property(tries = 500)
  void idsNeverRepeat(
      @ForAll("policies") IncidentPolicy policy, @ForAll("streams") List<Observation> stream) {
    // given
    var run = new Run(policy);

    // when
    stream.forEach(run::see);

    // then
    assertThat(run.changes().stream().map(Change::alert)).doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void aCutAnywhereChangesNothing(
      @ForAll("policies") IncidentPolicy policy,
      @ForAll("streams") List<Observation> stream,
      @ForAll("streams") List<Observation> drifts)
      throws MalformedMessageException {
    // given: what the one stream's process does is how the other's tags move
    List<Observation> both =
        IntStream.range(0, stream.size())
            .mapToObj(
                i ->
                    Observations.drifting(
                        stream.get(i),
                        i < drifts.size() ? drifts.get(i).process() : Finding.NOTHING))
            .toList();
    var whole = new Run(policy);
    both.forEach(whole::see);

    // when
    var cut = new ArrayList<Change>();
    AssetState state = AssetState.UNSEEN;
    for (Observation seen : both) {
      var piece = new Run(policy).resumedFrom(Run.stored(state)).see(seen);
      cut.addAll(piece.changes());
      state = piece.state();
    }

    // then
    assertThat(cut).isEqualTo(whole.changes());
    assertThat(state).isEqualTo(whole.state());
  }

  @Property(tries = 300)
  void aSecondReplayChangesNothing(
      @ForAll("policies") IncidentPolicy policy, @ForAll("streams") List<Observation> stream) {
    // given
    var run = new Run(policy);
    stream.forEach(run::see);
    var told = List.copyOf(run.changes());
    AssetState state = run.state();

    // when
    stream.forEach(run::see);

    // then
    assertThat(run.changes()).isEqualTo(told);
    assertThat(run.state()).isEqualTo(state);
  }

  @Property(tries = 300)
  void anIncidentTellsNoMoreThanWasSeen(
      @ForAll("policies") IncidentPolicy policy, @ForAll("streams") List<Observation> stream) {
    // given
    var run = new Run(policy);
    int told = 0;

    for (int i = 0; i < stream.size(); i++) {
      // when
      run.see(stream.get(i));

      // then: the log tells what was seen, for the clock may have gone back meanwhile
      for (Change change : run.changes().subList(told, run.changes().size())) {
        Episode episode = change.episode();
        assertThat(episode.startedAt()).isBeforeOrEqualTo(change.at());
        double peak =
            stream.subList((int) episode.startedBy().offset(), i + 1).stream()
                .mapToDouble(o -> o.process().ratio())
                .max()
                .orElseThrow();
        assertThat(episode.peakRatio()).isLessThanOrEqualTo(peak).isGreaterThanOrEqualTo(1);
        assertThat(episode.severity()).isNotEqualTo(Severity.NONE);
      }
      told = run.changes().size();
    }
  }

  @Property(tries = 300)
  void theCategoriesOfAnAssetDoNotTouchEachOtherWhileThePlantIsSeen(
      @ForAll("policies") IncidentPolicy policy,
      @ForAll("streams") List<Observation> stream,
      @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> moods,
      @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> moves) {
    // given: the same windows, once with all, once with each alone
    var all = new Run(policy);
    var process = new Run(policy);
    var data = new Run(policy);
    var drift = new Run(policy);

    // when
    for (int i = 0; i < stream.size(); i++) {
      Observation seen = stream.get(i);
      double ratio = seen.process().ratio();
      double fault = besides(moods, i / 12, 1.9);
      double moved = besides(moves, i / 17, 2.4);
      int second = (int) Duration.between(Observations.START, seen.windowEnd()).toSeconds();
      all.see(Observations.moved(Observations.at(second, ratio, fault, moved), i));
      process.see(Observations.moved(Observations.at(second, ratio, 0.0, 0.0), i));
      data.see(Observations.moved(Observations.at(second, 0.0, fault, 0.0), i));
      drift.see(Observations.moved(Observations.at(second, 0.0, 0.0, moved), i));
    }

    // then
    assertThat(all.changes(Category.PROCESS)).isEqualTo(process.changes());
    assertThat(all.changes(Category.DATA)).isEqualTo(data.changes());
    assertThat(all.changes(Category.DRIFT)).isEqualTo(drift.changes());
    assertThat(all.changes())
        .hasSize(process.changes().size() + data.changes().size() + drift.changes().size());
  }

  private static double besides(List<Integer> moods, int stretch, double worst) {
    return moods.isEmpty()
        ? 0
        : new double[] {0, 1.1, 1.6, worst}[moods.get(stretch % moods.size())];
  }

  @Property(tries = 100)
  void streamsDoNotTouchEachOtherAndAnIncidentIsOpenWhileOneOfThemHoldsIt(
      @ForAll("policies") IncidentPolicy any,
      @ForAll("streams") List<Observation> tags,
      @ForAll("streams") List<Observation> flows,
      @ForAll @Size(min = 1, max = 40) List<Boolean> turns)
      throws MalformedMessageException {
    // given: after an incident of both, one alone is held back by what it gave to that one; none
    // is missed by the other
    var policy = withoutWatch(any.withRelapsesApart());
    var alone = List.of(new Run(policy), new Run(policy));
    var together = new Run(policy);
    AssetState resumed = AssetState.UNSEEN;
    var cut = new ArrayList<Change>();
    var seen = new ArrayList<Observation>();

    // when
    for (int i = 0, j = 0; i < tags.size() || j < flows.size(); ) {
      boolean ofTags = j == flows.size() || (i < tags.size() && turns.get((i + j) % turns.size()));
      Observation next =
          Observations.ofStream(
              ofTags ? "tags" : "flows", ofTags ? tags.get(i++) : flows.get(j++), seen.size());
      seen.add(next);
      alone.get(ofTags ? 0 : 1).see(next);
      together.see(next);
      var piece = new Run(policy).resumedFrom(Run.stored(resumed)).see(next);
      cut.addAll(piece.changes());
      resumed = piece.state();

      // then
      assertThat(together.state().isOpen(Category.PROCESS))
          .isEqualTo(alone.stream().anyMatch(run -> run.state().isOpen(Category.PROCESS)));
    }
    assertThat(cut).isEqualTo(together.changes());
    assertThat(together.changes().stream().map(Change::alert)).doesNotHaveDuplicates();
    assertThat(together.state().streams())
        .containsAllEntriesOf(alone.get(0).state().streams())
        .containsAllEntriesOf(alone.get(1).state().streams());
    seen.forEach(together::see);
    assertThat(together.changes()).isEqualTo(cut);
  }

  /**
   * What is seen, and after some of it a command about the newest incident, open or not.
   *
   * @param whens the least significant digits say which command, the rest after how many windows
   */
  private static List<Input> withCommands(
      IncidentPolicy policy, List<Observation> stream, List<Integer> whens) {
    var kinds =
        List.of(
            CommandKind.ACKNOWLEDGE, CommandKind.RESOLVE, CommandKind.COMMENT, CommandKind.LABEL);
    var run = new Run(policy);
    var inputs = new ArrayList<Input>();
    int next = 0;
    int pause = 0;
    for (Observation seen : stream) {
      run.see(seen);
      inputs.add(seen);
      boolean isDue = next < whens.size() && pause++ >= whens.get(next) / 4;
      if (isDue && !run.changes().isEmpty()) {
        var kind = kinds.get(whens.get(next++) % 4);
        Command command = run.command(Category.PROCESS, kind, "p" + next % 3);
        run.see(command);
        inputs.add(command);
        pause = 0;
      }
    }
    return inputs;
  }

  @Property(tries = 300)
  void whatCommandsDoIsDoneOnceWhereverItIsCut(
      @ForAll("policies") IncidentPolicy policy,
      @ForAll("streams") List<Observation> stream,
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> whens)
      throws MalformedMessageException {
    // given
    List<Input> inputs = withCommands(policy, stream, whens);
    var whole = new Run(policy);
    inputs.forEach(whole::see);
    var told = List.copyOf(whole.changes());

    // when
    var cut = new ArrayList<Change>();
    AssetState state = AssetState.UNSEEN;
    for (Input input : inputs) {
      var piece = new Run(policy).resumedFrom(Run.stored(state)).see(input);
      cut.addAll(piece.changes());
      state = piece.state();
    }
    inputs.forEach(whole::see);

    // then
    assertThat(cut).isEqualTo(told);
    assertThat(whole.changes()).isEqualTo(told);
    assertThat(state).isEqualTo(whole.state());
    assertThat(told.stream().map(Change::alert)).doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void anIncidentEndsOnceAndIsTakenUpOnce(
      @ForAll("policies") IncidentPolicy policy,
      @ForAll("streams") List<Observation> stream,
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> whens) {
    // given
    List<Input> inputs = withCommands(policy, stream, whens);
    var run = new Run(policy);

    // when
    inputs.forEach(run::see);

    // then
    var ended = new HashSet<>();
    var taken = new HashSet<>();
    for (Change change : run.changes()) {
      switch (change.kind()) {
        case OPENED, ESCALATED, DEESCALATED, UPDATED, REMINDED ->
            assertThat(ended).doesNotContain(change.incident());
        case REOPENED, FLAPPING -> {
          assertThat(ended.remove(change.incident())).isTrue();
          taken.remove(change.incident());
        }
        case RESOLVED -> assertThat(ended.add(change.incident())).isTrue();
        case ACKNOWLEDGED -> {
          assertThat(ended).doesNotContain(change.incident());
          assertThat(taken.add(change.incident())).isTrue();
        }
        case ASSIGNED, COMMENTED, LABELLED -> assertThat(change.command().by()).startsWith("p");
        case BURST, OTHER -> throw new AssertionError(change);
      }
    }
    long given = inputs.stream().filter(Command.class::isInstance).count();
    long done = run.changes().stream().filter(change -> change.command() != null).count();
    assertThat(done + run.answers().size()).as("each is answered").isEqualTo(given);
  }

  @Property(tries = 300)
  void whatIsSaidOfAnIncidentDoesNotMoveIt(
      @ForAll("policies") IncidentPolicy policy,
      @ForAll("streams") List<Observation> stream,
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> whens) {
    // given
    var alone = new Run(policy);
    stream.forEach(alone::see);
    var remarks = whens.stream().map(when -> when % 4 == 1 ? when - 1 : when).toList();
    var run = new Run(policy);

    // when
    withCommands(policy, stream, remarks).forEach(run::see);

    // then
    assertThat(run.changes().stream().filter(change -> !change.kind().isRemark()))
        .isEqualTo(alone.changes());
  }
}
