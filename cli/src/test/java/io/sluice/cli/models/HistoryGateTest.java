package io.sluice.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.backtest.BacktestReport;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Category;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.IncidentComparison;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.IncidentSettings;
import io.sluice.incidents.PastIncident;
import io.sluice.incidents.RaisedIncidents.Raised;
import io.sluice.models.backtest.AssetBacktest;
import io.sluice.models.backtest.StreamCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Four days of one asset, of which it was silent for two. */
class HistoryGateTest {

  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration USUAL = Duration.ofMillis(1_000);
  private static final AlarmBudget ONE_A_DAY = new AlarmBudget(1, 0.5, 0.5);

  private final List<PastIncident> were =
      List.of(
          was(1, IncidentLabel.TRUE_POSITIVE), was(2, IncidentLabel.FALSE_POSITIVE), was(3, null));

  @Test
  void whoFindsAsMuchAndRaisesNoMoreIsNotObjectedTo() {
    assertThat(objections(report(USUAL, 1, 2), report(USUAL, 1, 3), null)).isEmpty();
  }

  @Test
  void aTrueAlarmThatIsNotFoundAgainIsSaid() {
    assertThat(objections(report(USUAL, 1, 2), report(USUAL, 2), null))
        .containsExactly(
            "it finds 0 of 1 incidents that people called true alarms, the one in use 1");
  }

  @Test
  void moreFalseAlarmsThanTheOtherAreBorneWithinTheBudget() {
    // given the champion raises one that nobody called right, the candidate two, then three
    BacktestReport champion = report(USUAL, 1, 2);

    // then
    assertThat(objections(champion, report(USUAL, 1, 2, 3), ONE_A_DAY)).isEmpty();
    assertThat(objections(champion, report(USUAL, 1, 2, 3, 7), ONE_A_DAY))
        .containsExactly(
            "it raises 3 false alarms of INFO or more in 2.0 days of all assets, more than the 1 of the one in use and than the 2.0 of its budget");
    assertThat(objections(champion, report(USUAL, 1, 2, 3), null))
        .containsExactly(
            "it raises 2 false alarms of INFO or more in 2.0 days of all assets, more than the 1 of the one in use");
  }

  @Test
  void whoTakesMuchLongerIsRefused() {
    assertThat(objections(report(USUAL, 1), report(USUAL.multipliedBy(2), 1), null))
        .containsExactly(
            "it takes 2.0 times as long for a window as the one in use (20 us instead of 10)");
  }

  @Test
  void ofNothingNothingFollows() {
    BacktestReport nothing =
        new BacktestReport(
            "p",
            new BundleRef("1", "a".repeat(64)),
            FROM,
            FROM.plus(Duration.ofDays(4)),
            IncidentSettings.of(IncidentPolicy.DEFAULT),
            List.of(),
            IncidentComparison.NONE);
    assertThat(objections(nothing, nothing, null))
        .containsExactly("nothing was judged, so nothing speaks for it");
  }

  @Test
  void aFewMinutesWithoutATrueAlarmSayNothing() {
    // given
    BacktestReport brief =
        report(FROM.plus(Duration.ofMinutes(11)), Duration.ZERO, USUAL, List.of(), List.of());

    // then
    assertThat(objections(brief, brief, ONE_A_DAY))
        .containsExactly(
            "11 minutes of readings, in which nobody called an incident true, say nothing of it: judge 12 hours at least by an earlier --since, or name it by --bundle and go without by --unjudged");
    assertThat(HistoryGate.line(brief))
        .isEqualTo(
            "p 1: 0 of 0 true alarms found, 0 false alarms in 11 minutes of all assets, 10 us a window");
  }

  private static List<String> objections(
      BacktestReport champion, BacktestReport candidate, AlarmBudget budget) {
    return HistoryGate.objections(champion, candidate, budget);
  }

  /**
   * @param hours at which it raises an incident
   */
  private BacktestReport report(Duration judging, int... hours) {
    var raised = new ArrayList<Raised>();
    for (int hour : hours) {
      raised.add(
          new Raised(
              UUID.randomUUID(),
              Category.PROCESS,
              at(hour),
              at(hour).plusSeconds(60),
              Severity.INFO,
              1.2,
              List.of("p"),
              List.of(),
              0));
    }
    return report(FROM.plus(Duration.ofDays(3)), Duration.ofDays(1), judging, raised, were);
  }

  private static BacktestReport report(
      Instant last,
      Duration silent,
      Duration judging,
      List<Raised> raised,
      List<PastIncident> were) {
    var counts = new StreamCounts("p", 100_000, 100_000, 0, 0, FROM, last, 1, silent);
    var asset = new AssetBacktest("plant-1", raised, List.of(counts), judging);
    return new BacktestReport(
        "p",
        new BundleRef("1", "a".repeat(64)),
        FROM,
        FROM.plus(Duration.ofDays(4)),
        IncidentSettings.of(IncidentPolicy.DEFAULT),
        List.of(asset),
        IncidentComparison.of("plant-1", raised, were));
  }

  private static PastIncident was(int hour, IncidentLabel label) {
    return new PastIncident(
        UUID.randomUUID(),
        "plant-1",
        Category.PROCESS,
        Severity.INFO,
        1.2,
        at(hour),
        at(hour).plusSeconds(60),
        label);
  }

  private static Instant at(int hour) {
    return FROM.plus(Duration.ofHours(hour));
  }
}
