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
import static io.sluice.incidents.Observations.at;
import static io.sluice.incidents.Observations.singleAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contracts.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IncidentMachineTest {

  private static final double BORDER = 0.95;

  private final Run run = Run.withCooldown(Duration.ZERO);

  @Test
  void opensOnceWindowsWereAnomalousForTheOnDelay() {
    // given
    run.see(0, 100, QUIET);

    // when
    run.see(101, 115, INFO);

    // then: after window 100 it takes ten of them
    assertThat(run.kinds()).containsExactly(OPENED);
    Change opened = run.changes().getFirst();
    assertThat(opened.at()).isEqualTo(START.plusSeconds(110));
    assertThat(opened.episode().startedAt()).isEqualTo(START.plusSeconds(101));
    assertThat(opened.episode().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void aNormalWindowWithinTheOnDelayBeginsTheRunAnew() {
    // given
    run.see(0, 100, QUIET).see(101, 108, CRITICAL).see(at(109, QUIET));

    // when
    run.see(110, 118, CRITICAL);

    // then
    assertThat(run.kinds()).isEmpty();
  }

  @Test
  void escalatesAtOnceAndNeverComesDown() {
    // given
    run.see(0, 20, INFO);

    // when
    run.see(at(21, CRITICAL)).see(22, 40, INFO).see(at(41, WARNING));

    // then
    assertThat(run.kinds()).containsExactly(OPENED, ESCALATED);
    Change escalated = run.changes().getLast();
    assertThat(escalated.at()).isEqualTo(START.plusSeconds(21));
    assertThat(escalated.before()).isEqualTo(Severity.INFO);
    assertThat(escalated.episode().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void opensWithTheHighestSeverityOfTheRun() {
    // given
    run.see(0, 3, INFO).see(at(4, CRITICAL));

    // when
    run.see(5, 12, INFO);

    // then
    assertThat(run.changes())
        .singleElement()
        .satisfies(opened -> assertThat(opened.episode().severity()).isEqualTo(Severity.CRITICAL));
  }

  @Test
  void isResolvedOnceWindowsWereQuietForTheOffDelay() {
    // given
    run.see(0, 20, WARNING);

    // when
    run.see(21, 100, QUIET);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    Change resolved = run.changes().getLast();
    assertThat(resolved.at()).isEqualTo(START.plusSeconds(80));
    assertThat(resolved.episode().severity()).isEqualTo(Severity.WARNING);
    assertThat(resolved.incident()).isEqualTo(run.changes().getFirst().incident());
  }

  @Test
  void aWindowBetweenHoldRatioAndBorderKeepsTheIncidentOpen() {
    // given
    run.see(0, 20, WARNING);

    // when
    run.see(21, 60, QUIET).see(at(61, BORDER)).see(62, 120, QUIET);

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void aRelapseInTheCooldownOpensNothing() {
    // given
    var cooled = Run.withCooldown(Duration.ofMinutes(10));
    cooled.see(0, 20, WARNING).see(21, 100, QUIET);

    // when
    cooled.see(101, 200, WARNING).see(201, 300, QUIET);

    // then
    assertThat(cooled.kinds()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void aRelapseThatIsWorseOpensInTheCooldown() {
    // given
    var cooled = Run.withCooldown(Duration.ofMinutes(10));
    cooled.see(0, 20, WARNING).see(21, 100, QUIET);

    // when
    cooled.see(101, 200, CRITICAL);

    // then
    assertThat(cooled.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
  }

  @Test
  void aRelapseThatOutlastsTheCooldownOpensWhenThatEnds() {
    // given
    var cooled = Run.withCooldown(Duration.ofMinutes(1));
    cooled.see(0, 20, WARNING).see(21, 100, QUIET);

    // when
    cooled.see(101, 160, INFO);

    // then: resolved at 80, so until 140
    assertThat(cooled.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(cooled.changes().getLast().at()).isEqualTo(START.plusSeconds(140));
    assertThat(cooled.changes().getLast().episode().startedAt()).isEqualTo(START.plusSeconds(101));
  }

  @Test
  void isUpdatedAtMostEverySoOftenAndOnlyWithNews() {
    // given
    run.see(0, 20, 2.1);

    // when
    run.see(21, 400, 2.2).see(401, 1100, 2.2);

    // then: opened at 10, news at 310, none after that
    assertThat(run.kinds()).containsExactly(OPENED, UPDATED);
    assertThat(run.changes().getLast().at()).isEqualTo(START.plusSeconds(310));
    assertThat(run.changes().getLast().episode().peakRatio()).isEqualTo(2.2);
  }

  @Test
  void aSingleAnomalousHourOpensAndASingleQuietOneResolves() {
    // given: windows of 60 hourly readings
    for (int hour = 0; hour < 3; hour++) {
      run.see(hourly(hour, QUIET));
    }

    // when
    run.see(hourly(3, CRITICAL)).see(hourly(4, QUIET));

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
  }

  private static Observation hourly(int hour, double ratio) {
    var end = START.plus(Duration.ofHours(hour));
    return Observations.observation(end.minus(Duration.ofHours(59)), end, ratio);
  }

  @Test
  void windowsOfOneReadingOpenToo() {
    // given
    run.see(singleAt(Duration.ZERO, QUIET)).see(singleAt(Duration.ofHours(1), CRITICAL));

    // when
    run.see(singleAt(Duration.ofHours(2), CRITICAL));

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void aReplayOfWhatWasSeenChangesNothing() {
    // given
    run.see(0, 20, WARNING).see(21, 100, QUIET);
    AssetState before = run.state();
    int told = run.changes().size();

    // when
    run.see(0, 20, CRITICAL).see(21, 100, QUIET);

    // then
    assertThat(run.state()).isEqualTo(before);
    assertThat(run.changes()).hasSize(told);
    assertThat(run.stale()).isEqualTo(101);
  }

  @Test
  void afterALongSilenceTheOpenIncidentIsResolvedAndTheNextIsAnother() {
    // given
    run.see(0, 20, WARNING);
    int later = (int) Duration.ofDays(3).toSeconds();

    // when
    run.see(later, later + 20, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(run.changes().getLast().incident())
        .isNotEqualTo(run.changes().getFirst().incident());
  }

  @Test
  void aGapWithinTheOnDelayDoesNotCountAsQuiet() {
    // given
    run.see(0, 5, WARNING);

    // when: a minute without a window that overlaps
    run.see(at(200, WARNING));

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void refusesAPolicyThatContradictsItself() {
    // given
    var longDelay = Duration.ofDays(2);

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new IncidentPolicy(
                    longDelay,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofDays(1),
                    0.9,
                    Course.DEFAULT))
        .withMessageContaining("max-silence is PT24H, expected longer than on-delay");
  }
}
