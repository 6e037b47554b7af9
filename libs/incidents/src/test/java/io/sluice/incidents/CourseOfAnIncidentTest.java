package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.DEESCALATED;
import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.FLAPPING;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.REMINDED;
import static io.sluice.contracts.AlertKind.REOPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.incidents.Observations.CRITICAL;
import static io.sluice.incidents.Observations.INFO;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.START;
import static io.sluice.incidents.Observations.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.CommandKind;
import io.sluice.contracts.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How an incident goes on once it has opened: milder, over and back, on and off, for long. */
class CourseOfAnIncidentTest {

  /** Opens after 10 s, ends after 60 s, no cooldown. */
  private static Run run(Course course) {
    return new Run(
        new IncidentPolicy(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofHours(24),
            0.9,
            course));
  }

  private static Course milderAfter(int seconds) {
    return new Course(Duration.ofSeconds(seconds), Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);
  }

  private static Course reopening(int count) {
    return new Course(
        Duration.ZERO, Duration.ofSeconds(100), count, Duration.ofHours(1), Duration.ZERO);
  }

  @Test
  void aMilderIncidentIsToldOnceThatHasLastedAndItsPeakStays() {
    // given
    Run run = run(milderAfter(30)).see(0, 20, CRITICAL);

    // when: 29 s are not long enough, and begin anew after it was as bad again
    run.see(21, 48, INFO).see(49, 49, CRITICAL).see(50, 90, INFO);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, DEESCALATED);
    Change milder = run.changes().getLast();
    assertThat(milder.before()).isEqualTo(Severity.CRITICAL);
    assertThat(milder.severity()).isEqualTo(Severity.INFO);
    assertThat(milder.at()).isEqualTo(START.plusSeconds(79));
    assertThat(milder.episode().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(milder.episode().peakRatio()).isEqualTo(CRITICAL);
  }

  @Test
  void itFallsToTheWorstOfThatTimeAndRisesAtOnce() {
    // given
    Run run = run(milderAfter(30)).see(0, 20, CRITICAL);

    // when
    run.see(21, 30, INFO).see(31, 32, WARNING).see(33, 60, INFO).see(61, 61, CRITICAL);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, DEESCALATED, ESCALATED);
    assertThat(run.changes().stream().map(Change::severity))
        .containsExactly(Severity.CRITICAL, Severity.WARNING, Severity.CRITICAL);
  }

  @Test
  void anIncidentIsAsBadAsItsWorstStream() {
    // given: of two streams one stays critical
    Run run = run(milderAfter(30));
    long offset = 0;

    // when
    for (int second = 0; second <= 100; second++) {
      run.see(
          Observations.ofStream(
              "tags", Observations.at(second, second > 20 ? INFO : CRITICAL), offset++));
      run.see(
          Observations.ofStream(
              "flows", Observations.at(second, second > 60 ? INFO : CRITICAL), offset++));
    }

    // then
    assertThat(run.kinds()).containsExactly(OPENED, DEESCALATED);
    assertThat(run.changes().getLast().at()).isEqualTo(START.plusSeconds(90));
  }

  @Test
  void aRelapseWithinTheGraceIsTheSameIncident() {
    // given
    Run run = run(reopening(0)).see(0, 20, CRITICAL).see(21, 80, QUIET);
    run.give(CommandKind.LABEL);

    // when: the first relapse is in time, the second one is not
    run.see(81, 150, QUIET).see(151, 170, WARNING).see(171, 400, QUIET).see(401, 420, INFO);

    // then
    assertThat(run.kinds().stream().filter(kind -> !kind.isRemark()))
        .containsExactly(OPENED, RESOLVED, REOPENED, RESOLVED, OPENED);
    Change again = run.changes().get(3);
    assertThat(again.incident()).isEqualTo(run.changes().getFirst().incident());
    assertThat(again.severity()).isEqualTo(Severity.WARNING);
    assertThat(again.episode().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(run.changes().getLast().incident()).isNotEqualTo(again.incident());
  }

  @Test
  void whatWasResolvedByHandGoesOnAsTheSameIncidentThatNobodyLooksAfter() {
    // given
    Run run = run(reopening(0)).see(0, 20, WARNING);
    run.give(CommandKind.ACKNOWLEDGE).give(CommandKind.RESOLVE);

    // when
    run.see(21, 40, WARNING);
    run.give(CommandKind.ACKNOWLEDGE);

    // then
    assertThat(run.kinds().stream().filter(kind -> !kind.isRemark()))
        .containsExactly(OPENED, RESOLVED, REOPENED);
    assertThat(run.changes().stream().map(Change::incident).distinct()).hasSize(1);
    assertThat(run.answers()).as("it may be taken up again").isEmpty();
  }

  @Test
  void whatComesAndGoesIsOneIncidentUntilItIsCalm() {
    // given: the third re-opening is once too often
    Run run = run(reopening(3));

    // when: on for 20 s and off for 70 s, ten times; then calm
    for (int time = 0; time < 10; time++) {
      run.see(90 * time, 90 * time + 20, WARNING).see(90 * time + 21, 90 * time + 89, QUIET);
    }
    run.see(900, 1_000, QUIET);

    // then
    assertThat(run.kinds())
        .containsExactly(
            OPENED, RESOLVED, REOPENED, RESOLVED, REOPENED, RESOLVED, FLAPPING, RESOLVED);
    assertThat(run.changes().stream().map(Change::incident).distinct()).hasSize(1);
    assertThat(run.changes().getLast().at()).as("160 s of quiet").isEqualTo(START.plusSeconds(990));
  }

  @Test
  void peopleAreRemindedOfWhatIsOpenForLongAgainAndAgain() {
    // given
    var course =
        new Course(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Duration.ofSeconds(100));
    Run run = run(course);

    // when
    run.see(0, 250, WARNING);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, REMINDED, REMINDED);
    assertThat(run.changes().stream().map(Change::at))
        .containsExactly(START.plusSeconds(10), START.plusSeconds(110), START.plusSeconds(210));
  }
}
