package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.contracts.AlertKind.UPDATED;
import static io.sluice.incidents.Observations.CRITICAL;
import static io.sluice.incidents.Observations.INFO;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.START;
import static io.sluice.incidents.Observations.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.SeverityLevels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An asset sends its tags, its network's flows, the sound of its pump: one incident of all. */
class StreamsOfAnAssetTest {

  private final Run run = Run.withCooldown(Duration.ofSeconds(60));
  private long offset;

  @Test
  void aNormalStreamDoesNotInterruptTheRunOfAnother() {
    // when
    for (int second = 0; second <= 20; second++) {
      see("tags", second, WARNING);
      see("flows", second, QUIET);
    }

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
    assertThat(run.changes().getFirst().episode().streams()).containsExactly("tags");
  }

  @Test
  void ofSeveralStreamsTheOneHeardLastSaysTheOperatingMode() {
    // when
    say("tags", 1, "cleaning");
    say("flows", 2, "start-up");
    say("sound", 3, null);

    // then
    assertThat(run.state().mode()).isEqualTo("start-up");
    say("flows", 4, null);
    assertThat(run.state().mode()).isEqualTo("cleaning");
    say("tags", 5, null);
    assertThat(run.state().mode()).isNull();
  }

  private void say(String stream, int second, String mode) {
    Instant end = START.plusSeconds(second);
    Observation seen = Observations.in(mode, window(stream, end.minusSeconds(59), end, QUIET));
    String expected = run.state().mode(seen);
    run.see(seen);
    assertThat(run.state().mode()).isEqualTo(expected);
  }

  @Test
  void aStreamThatIsAnomalousTooJoinsTheIncident() {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, INFO);
    }

    // when
    for (int second = 21; second <= 400; second++) {
      see("tags", second, INFO);
      see("flows", second, INFO);
    }

    // then
    assertThat(run.kinds()).containsExactly(OPENED, UPDATED);
    assertThat(run.changes().getLast().incident()).isEqualTo(run.changes().getFirst().incident());
    assertThat(run.changes().getLast().episode().streams()).containsExactly("flows", "tags");
  }

  @Test
  void theLargestRatioOfAllStreamsCounts() {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, INFO);
    }

    // when
    for (int second = 10; second <= 30; second++) {
      see("flows", second, CRITICAL);
    }

    // then
    assertThat(run.kinds()).containsExactly(OPENED, ESCALATED);
    assertThat(run.changes().getLast().episode().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(run.changes().getLast().episode().peakRatio()).isEqualTo(CRITICAL);
    assertThat(run.changes().getLast().at()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void contributorsNameTheirStreamAndShareByItsRatio() {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, 1);
      see("flows", second, 3);
    }

    // when
    List<Contributor> contributors =
        run.state().incident(Category.PROCESS).episode().contributors();

    // then
    assertThat(contributors).extracting(Contributor::stream).containsExactly("flows", "tags");
    assertThat(contributors).extracting(Contributor::share).containsExactly(0.75, 0.25);
  }

  @Test
  void isOverOnceAllStreamsAreQuiet() {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, WARNING);
      see("flows", second, WARNING);
    }
    for (int second = 21; second <= 100; second++) {
      see("tags", second, QUIET);
      see("flows", second, WARNING);
    }
    var whileOneLasts = List.copyOf(run.kinds());

    // when
    for (int second = 101; second <= 200; second++) {
      see("tags", second, QUIET);
      see("flows", second, QUIET);
    }

    // then
    assertThat(whileOneLasts).containsExactly(OPENED);
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.state().isCalm()).isTrue();
  }

  @Test
  void theRestartOfOneLeavesTheOthersAlone() {
    // given
    for (int second = 1000; second <= 1020; second++) {
      see("tags", second, WARNING);
      see("flows", second, WARNING);
    }

    // when
    see("flows", 0, QUIET);
    var afterTheFirst = List.copyOf(run.kinds());
    see("tags", 0, QUIET);

    // then
    assertThat(afterTheFirst).containsExactly(OPENED);
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.RESTART);
  }

  @Test
  void theSilenceOfOneEndsWhatItAloneHeldOpen() {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, QUIET);
      see("flows", second, WARNING);
    }

    // when
    Instant now = START.plusSeconds(20).plus(Duration.ofHours(24));
    run.see(new Tick("plant-1", now, now));

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.SILENCE);
  }

  @Test
  void whatIsToldOfAnIncidentDoesNotGoBackInTimeWithASlowerClock() {
    // given
    for (int second = 1000; second <= 1020; second++) {
      see("tags", second, INFO);
    }

    // when
    for (int second = 0; second <= 20; second++) {
      see("flows", second, CRITICAL);
    }

    // then
    assertThat(run.kinds()).containsExactly(OPENED, ESCALATED);
    assertThat(run.changes().getLast().at())
        .isEqualTo(run.changes().getFirst().at().plusNanos(1_000));
  }

  @Test
  void severalRecordsOfOneInstantAndALateOneAreNoRestart() {
    // given
    record("flows", 10, WARNING);
    record("flows", 20, WARNING);

    // when
    record("flows", 20, WARNING);
    record("flows", 15, WARNING);
    record("flows", 21, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void inventedNamesPushOutCalmStreamsOnly() {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, WARNING);
    }

    // when
    for (int i = 0; i < 10 * AssetState.MAX_STREAMS; i++) {
      see("invented-" + i, 21, QUIET);
    }

    // then
    assertThat(run.state().streams()).hasSize(AssetState.MAX_STREAMS).containsKey("tags");
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void inventedNamesThatAreAnomalousNeitherGrowAnIncidentNorEndIt() {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, CRITICAL);
    }

    // when: each for longer than the on-delay, or for one window
    for (int i = 0; i < 3 * AssetState.MAX_STREAMS; i++) {
      see("lasting-" + i, 21, WARNING);
      see("lasting-" + i, 40, WARNING);
      see("short-" + i, 40, WARNING);
      see("tags", 21 + i, CRITICAL);
    }

    // then
    assertThat(run.kinds()).doesNotContain(RESOLVED);
    assertThat(run.state().streams()).hasSize(AssetState.MAX_STREAMS).containsKey("tags");
    Episode episode = run.state().incident(Category.PROCESS).episode();
    assertThat(episode.streams()).hasSize(AssetState.MAX_STREAMS).contains("tags");
    assertThat(episode.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void whoTakesPartInAnIncidentGivesWayLastAndOthersHoldIt() {
    // given: as many streams as there is room for, all in one incident
    for (int i = 0; i < AssetState.MAX_STREAMS; i++) {
      see("stream-" + i, 0, WARNING);
      see("stream-" + i, 20, WARNING);
    }

    // when
    see("newest", 21, WARNING);

    // then: the incident is still held by others
    assertThat(run.kinds()).containsExactly(OPENED);
    assertThat(run.state().streams()).doesNotContainKey("stream-0").containsKey("newest");
  }

  @Test
  void eachStreamHasTheCooldownOfItsOwnProfile() {
    // given
    var policies = Map.of("tags", Duration.ofHours(1), "flows", Duration.ofSeconds(60));
    var all =
        new IncidentMachine(
            policy(Duration.ZERO), (name, stream) -> policy(policies.get(stream.knownProfile())));
    AssetState state = AssetState.UNSEEN;
    for (int second = 0; second <= 20; second++) {
      for (String stream : policies.keySet()) {
        Instant end = START.plusSeconds(second);
        state = after(all.judge(state, window(stream, end.minusSeconds(59), end, WARNING)));
      }
    }

    // when
    var until =
        state.resolved(
            Category.PROCESS, START, (name, stream) -> policy(policies.get(stream.knownProfile())));

    // then
    Instant end = START.plusSeconds(20);
    policies.forEach(
        (stream, cooldown) ->
            assertThat(until.stream(stream).process())
                .isEqualTo(
                    new Phase.Calm(new Phase.Cooldown(end.plus(cooldown), Severity.WARNING))));
  }

  private static IncidentPolicy policy(Duration cooldown) {
    return new IncidentPolicy(
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        cooldown,
        Duration.ofMinutes(5),
        Duration.ofHours(24),
        0.9,
        Course.STRAIGHT);
  }

  private static AssetState after(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Moved moved -> moved.state();
      case Outcome.Changed changed -> changed.state();
      case Outcome.Stale stale -> throw new AssertionError(stale);
      case Outcome.Unchanged unchanged -> throw new AssertionError(unchanged);
      case Outcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  @Test
  void isStoredAndReadAgain() throws Exception {
    // given
    for (int second = 0; second <= 20; second++) {
      see("tags", second, WARNING);
      see("flows", second, INFO);
    }

    // when
    String json = AssetStateJson.encode(run.state());
    AssetState read = AssetStateJson.decode(json);

    // then
    assertThat(read).isEqualTo(run.state());
    assertThat(json).doesNotContain("calm");
  }

  /** A window of 60 readings. */
  private void see(String stream, int second, double ratio) {
    Instant end = START.plusSeconds(second);
    see(stream, end.minusSeconds(59), end, ratio);
  }

  private void record(String stream, int second, double ratio) {
    Instant at = START.plusSeconds(second);
    see(stream, at, at, ratio);
  }

  private void see(String stream, Instant start, Instant end, double ratio) {
    run.see(window(stream, start, end, ratio));
  }

  /** Its profile is called like its stream. */
  private Observation window(String stream, Instant start, Instant end, double ratio) {
    var severity = SeverityLevels.DEFAULT.of(ratio);
    var contributors =
        severity.isAnomalous()
            ? List.of(new Contributor(stream + "-1", 1, 2.0, 1.0, null))
            : List.<Contributor>of();
    return new Observation(
        "plant-1",
        stream,
        stream,
        start,
        end,
        false,
        new LogPosition(0, offset++),
        end,
        null,
        1,
        new Finding(ratio, severity, contributors),
        Finding.NOTHING,
        Finding.NOTHING);
  }
}
