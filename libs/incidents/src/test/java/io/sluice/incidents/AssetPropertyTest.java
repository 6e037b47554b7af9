package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.MalformedMessageException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What holds for all streams of an asset together, whatever comes of it and whatever stops. */
class AssetPropertyTest {

  @Provide
  Arbitrary<IncidentPolicy> policies() {
    return AnyPolicy.arbitrary();
  }

  /**
   * What may come of an asset next.
   *
   * @param stream 0 to 2; 3 if nothing comes
   * @param ratio of its window
   * @param fault of its data
   * @param detectors how many of three judged it
   * @param jump seconds by which the stream's clock goes on beside the wall's
   * @param pause seconds until it comes, beside {@link Plant#PAUSE} if nothing does
   * @param command what somebody wants with the newest incident; null if nothing
   * @param ticks whether the wall clock is told, too
   */
  private record Step(
      int stream,
      double ratio,
      double fault,
      int detectors,
      int jump,
      int pause,
      @Nullable CommandKind command,
      boolean ticks) {

    boolean isNothing() {
      return stream == Plant.STREAMS.size();
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(6, 3)),
            Arbitraries.of(0.1, 0.7, 0.95, 1.1, 1.6, 2.4),
            Arbitraries.frequency(Tuple.of(6, 0.0), Tuple.of(1, 1.3), Tuple.of(1, 2.4)),
            Arbitraries.frequency(Tuple.of(6, 3), Tuple.of(1, 2), Tuple.of(1, 0)),
            Arbitraries.frequency(Tuple.of(20, 0), Tuple.of(1, 300), Tuple.of(1, -90)),
            Arbitraries.frequency(Tuple.of(20, 1), Tuple.of(8, 5), Tuple.of(1, 35)),
            Arbitraries.frequency(
                    Tuple.of(4, CommandKind.RESOLVE),
                    Tuple.of(2, CommandKind.ACKNOWLEDGE),
                    Tuple.of(1, CommandKind.COMMENT),
                    Tuple.of(1, CommandKind.LABEL))
                .injectNull(0.75),
            Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }

  /** Drives an asset by steps: streams with clocks of their own, and one on the wall. */
  private static final class Plant {
    private static final List<String> STREAMS = List.of("tags", "flows", "audio");

    /** Two of them are longer than most are patient, several than anybody is. */
    private static final int PAUSE = 40;

    private final Run run;
    private final int[] apart = new int[STREAMS.size()];
    private Instant wall = Observations.START;
    private long offset;

    Plant(IncidentPolicy policy) {
      run = new Run(policy);
    }

    void take(Step step) {
      wall = wall.plusSeconds(step.pause() + (step.isNothing() ? PAUSE : 0));
      if (step.ticks()) {
        tick();
      }
      if (step.command() != null && !run.changes().isEmpty()) {
        run.see(run.command(run.changes().getLast().category(), step.command(), "anna"));
      }
      if (step.isNothing()) {
        return;
      }
      apart[step.stream()] += step.jump();
      see(step.stream(), step.ratio(), step.fault(), step.detectors());
    }

    /** By a tick; what is told then goes on by the wall clock. */
    static boolean isSilent(StreamState stream) {
      return stream.watched().unheard() != null;
    }

    void tick() {
      run.see(tickAt(wall));
    }

    static Tick tickAt(Instant now) {
      return new Tick("plant-1", now, Observations.START);
    }

    void see(int stream, double ratio, double fault, int detectors) {
      Instant end = wall.plusSeconds(apart[stream]);
      int second = (int) Duration.between(Observations.START, end).toSeconds();
      Observation seen =
          Observations.ofStream(
              STREAMS.get(stream), Observations.at(second, ratio, fault), offset++);
      var judges = List.of("forecaster", "rules", "svm").subList(0, detectors);
      run.see(Observations.heard(wall, Observations.by(Judges.of("a", judges), seen)));
    }
  }

  /**
   * Streams that stop, detectors that stop, an asset that stops, ticks, and commands about any
   * incident there was, in any order.
   */
  @Property(tries = 1000)
  void whateverComesOneIncidentOfACategoryIsOpenAndEachIsResolvedOnceThePlantIsQuiet(
      @ForAll("policies") IncidentPolicy policy, @ForAll("steps") List<Step> steps) {
    // given
    var plant = new Plant(policy);

    // when: anything, and then two of the streams are quiet while the third is heard no more
    steps.forEach(plant::take);
    for (int second = 0; second <= 1_500; second += 5) {
      plant.wall = plant.wall.plusSeconds(5);
      plant.see(0, 0.1, 0, 3);
      plant.see(1, 0.1, 0, 3);
      plant.tick();
    }
    Run run = plant.run;

    // then
    for (Category category : Category.RAISED) {
      UUID open = null;
      var known = new HashSet<UUID>();
      for (Change change : run.changes(category)) {
        if (change.kind().isRaised()) {
          assertThat(open).as("open when %s is raised", change.incident()).isNull();
          assertThat(known.add(change.incident()))
              .as("new if it is said to open")
              .isEqualTo(change.kind() == AlertKind.OPENED);
          open = change.incident();
        } else if (!change.kind().isRemark()) {
          assertThat(change.incident()).isEqualTo(open);
          open = change.kind() == AlertKind.RESOLVED ? null : open;
        }
      }
      assertThat(open).as("still open").isNull();
      assertThat(run.state().isOpen(category)).isFalse();
      assertThat(run.state().ended()).isEmpty();
    }
    assertThat(run.changes().stream().map(Change::alert)).doesNotHaveDuplicates();
  }

  /** A plant that asks to be looked at by a time is not to be looked at before. */
  @Property(tries = 500)
  void aTickBeforeItsTimeChangesNothingAndOneInTimeIsDone(
      @ForAll("policies") IncidentPolicy policy,
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 600) int later) {
    // given: nobody is silent yet
    var plant = new Plant(policy);
    steps.forEach(plant::take);
    plant.tick();
    AssetState state = plant.run.state();
    var machine = new IncidentMachine(policy);
    Instant now = plant.wall.plusSeconds(later);
    Assume.that(plant.run.state().streams().values().stream().noneMatch(Plant::isSilent));
    var due = machine.lookAt(state, plant.wall);

    // when
    Outcome outcome = machine.judge(state, Plant.tickAt(now));

    // then
    if (due.isEmpty() || now.isBefore(due.get())) {
      assertThat(outcome).isIn(new Outcome.Moved(state), new Outcome.Stale());
    } else {
      AssetState after = new Run(policy).resumedFrom(state).see(Plant.tickAt(now)).state();
      machine.lookAt(after, now).ifPresent(next -> assertThat(next).isAfter(now));
    }
  }

  /** After a start, an outage, a hand-over: what was not heard then is nobody's silence. */
  @Property(tries = 500)
  void nobodyIsSilentWhileWeHaveNotListenedForLongEnough(
      @ForAll("policies") IncidentPolicy policy,
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 199) int away) {
    // given
    var plant = new Plant(policy);
    steps.forEach(plant::take);
    int told = plant.run.changes(Category.DATA).size();
    Instant now = plant.wall.plusSeconds(away);

    // when: nothing was open that a silence could keep open
    boolean isOpen = plant.run.state().isOpen(Category.DATA);
    plant.run.see(new Tick("plant-1", now, now.minus(policy.watch().assetSilent())));

    // then
    boolean waits = policy.onDelay().isPositive() && policy.watch().assetSilent().isPositive();
    if (!isOpen && waits) {
      assertThat(plant.run.changes(Category.DATA)).hasSize(told);
    }
  }

  @Property(tries = 300)
  void stepsAreTheSameWhereverTheyAreCut(
      @ForAll("policies") IncidentPolicy policy, @ForAll("steps") List<Step> steps)
      throws MalformedMessageException {
    // given
    var whole = new Plant(policy);
    steps.forEach(whole::take);

    // when: its state is stored and read after each step
    var cut = new Plant(policy);
    for (Step step : steps) {
      cut.take(step);
      cut.run.resumedFrom(Run.stored(cut.run.state()));
    }

    // then
    assertThat(cut.run.changes()).isEqualTo(whole.run.changes());
    assertThat(cut.run.state()).isEqualTo(whole.run.state());
  }
}
