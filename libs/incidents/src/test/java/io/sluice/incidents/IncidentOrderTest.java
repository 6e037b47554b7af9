package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.incidents.Observations.CRITICAL;
import static io.sluice.incidents.Observations.INFO;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.START;
import static io.sluice.incidents.Observations.WARNING;
import static io.sluice.incidents.Observations.at;
import static io.sluice.incidents.Observations.moved;
import static io.sluice.incidents.Observations.singleAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Order comes from the log, durations from event time. */
class IncidentOrderTest {

  private static final int HOUR = 3_600;

  private final Run run = Run.withCooldown(Duration.ofSeconds(60));
  private long offset;

  /** Windows a second apart by the asset's clock, one after the other on the log. */
  private void see(int from, int to, double ratio) {
    for (int second = from; second <= to; second++) {
      run.see(at(second, offset++, ratio));
    }
  }

  @Test
  void anHourThatComesTwiceIsJudgedTwice() {
    // given: local time sent as UTC, up to the end of summer time
    see(0, 20, WARNING);
    see(21, HOUR, QUIET);

    // when
    see(0, 20, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(run.changes().getLast().episode().startedAt())
        .isEqualTo(run.changes().getFirst().episode().startedAt());
    assertThat(run.changes().getLast().incident())
        .as("another incident, though it started at the same instant by the same clock")
        .isNotEqualTo(run.changes().getFirst().incident());
    assertThat(run.stale()).isZero();
  }

  @Test
  void recordsOfOneInstantAndLateOnesAreNoRestart() {
    // given: a network flow a line, several at an instant
    var instant = Duration.ofSeconds(100);

    // when
    run.see(moved(singleAt(instant, WARNING), offset++));
    for (int i = 0; i < 20; i++) {
      run.see(moved(singleAt(instant, WARNING), offset++));
    }
    run.see(moved(singleAt(Duration.ofSeconds(112), WARNING), offset++));
    run.see(moved(singleAt(Duration.ofSeconds(95), CRITICAL), offset++));

    // then: one run of records, which outlasts the on-delay; the late one belongs to it
    assertThat(run.kinds()).containsExactly(OPENED, ESCALATED);
    assertThat(run.changes().getLast().at()).isEqualTo(START.plusSeconds(112).plusNanos(1_000));
  }

  @Test
  void aRecordThatIsOlderThanTheLongestSilenceIsARestart() {
    // given
    run.see(moved(singleAt(Duration.ofDays(30), WARNING), offset++));
    run.see(moved(singleAt(Duration.ofDays(30).plusSeconds(20), WARNING), offset++));

    // when
    run.see(moved(singleAt(Duration.ZERO, QUIET), offset++));

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.RESTART);
  }

  @Test
  void anOlderFileUnderTheSameNameIsJudged() {
    // given
    see(10 * HOUR, 10 * HOUR + 100, QUIET);

    // when
    see(0, 20, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void aClockThatWasFarAheadBlindsNobodyOnceItIsPutRight() {
    // given: a gateway with a bad clock
    see(0, 20, QUIET);
    see(900 * HOUR, 900 * HOUR + 20, WARNING);

    // when
    see(100, 120, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
  }

  @Test
  void aRestartResolvesWhatIsOpenAsOfTheLastWindowBeforeIt() {
    // given
    see(HOUR, HOUR + 20, WARNING);

    // when
    see(0, 0, QUIET);

    // then
    Change resolved = run.changes().getLast();
    assertThat(resolved.kind()).isEqualTo(RESOLVED);
    assertThat(resolved.ending()).isEqualTo(Ending.RESTART);
    assertThat(resolved.at()).isEqualTo(START.plusSeconds(HOUR + 20));
    assertThat(run.state().stream("swat").process()).isEqualTo(Phase.AT_REST);
  }

  @Test
  void aWindowThatBeganAnewWithinWhatWasSeenIsARestart() {
    // given: the clock goes back by more than a window, and is ahead again once that is full
    see(0, 100, WARNING);
    Instant start = START.plusSeconds(50);

    // when
    run.see(first(start, start.plusSeconds(59), QUIET));

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.RESTART);
  }

  @Test
  void aWindowThatBeganAnewAfterAGapIsNone() {
    // given
    see(0, 20, WARNING);
    Instant start = START.plusSeconds(40);

    // when
    run.see(first(start, start.plusSeconds(59), WARNING));

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  private Observation first(Instant start, Instant end, double ratio) {
    Observation seen = Observations.observation(start, end, ratio);
    return new Observation(
        seen.asset(),
        seen.stream(),
        seen.profile(),
        start,
        end,
        true,
        new LogPosition(0, offset++),
        seen.heardAt(),
        null,
        1,
        seen.process(),
        seen.data(),
        seen.drift());
  }

  @Test
  void aLogThatBeganAnewIsReadOnWhereTimeGoesOn() {
    // given
    see(0, 20, QUIET);
    offset = 0;

    // when
    see(21, 40, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void whoIsSilentForLongerThanAllowedEndsWithoutAnotherWindow() {
    // given
    see(0, 20, WARNING);

    // when
    run.see(tick(20 + 24 * HOUR));

    // then
    Change resolved = run.changes().getLast();
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(resolved.ending()).isEqualTo(Ending.SILENCE);
    assertThat(resolved.at()).isEqualTo(START.plusSeconds(20).plus(Duration.ofHours(24)));
  }

  @Test
  void silenceEndsAnIncidentAlikeByTheClockAndByTheNextWindow() {
    // given
    see(0, 20, WARNING);
    var other = Run.withCooldown(Duration.ofSeconds(60)).resumedFrom(run.state());

    // when
    run.see(tick(20 + 24 * HOUR));
    other.see(at(100 * HOUR, 21, QUIET));

    // then
    assertThat(other.changes()).containsExactly(run.changes().getLast());
  }

  @Test
  void afterATickTheNextWindowIsJudgedAsTheFirst() {
    // given
    see(0, 20, WARNING);
    run.see(tick(20 + 24 * HOUR));

    // when
    see(HOUR, HOUR + 20, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
  }

  @Test
  void holdsByThePartOfTheProfilesOwnLevel() {
    // given: a profile that calls a window anomalous from 3 on, whose 0.9 is 2.7
    for (int second = 0; second <= 20; second++) {
      run.see(ofLevel(3, second, 3.2));
    }

    // when
    for (int second = 21; second <= 200; second++) {
      run.see(ofLevel(3, second, 2.8));
    }
    var held = run.kinds();
    for (int second = 201; second <= 300; second++) {
      run.see(ofLevel(3, second, INFO));
    }

    // then
    assertThat(held).containsExactly(OPENED);
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
  }

  private static Observation ofLevel(double infoLevel, int second, double ratio) {
    Instant end = START.plusSeconds(second);
    var severity = ratio >= infoLevel ? Severity.INFO : Severity.NONE;
    return new Observation(
        "plant-1",
        "swat",
        "swat",
        end.minusSeconds(59),
        end,
        false,
        Observations.position(end),
        end,
        null,
        infoLevel,
        new Finding(ratio, severity, List.of()),
        Finding.NOTHING,
        Finding.NOTHING);
  }

  private static Tick tick(int second) {
    return new Tick("plant-1", START.plusSeconds(second), START);
  }
}
