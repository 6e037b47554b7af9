package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import io.sluice.models.evaluation.EvaluationReport.FalseAlarms;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentTest {

  @Test
  void anAlarmThatOpensInAnEventFindsIt() {
    EvaluationReport report =
        new Plant().normal(100, 0.1).event(60, 2, "7 pump off").normal(200, 0.1).report();

    EventOutcome event = report.perEvent().getFirst();
    assertThat(report.events()).isEqualTo(new EvaluationReport.Events(1, 1));
    assertThat(event.name()).isEqualTo("7 pump off");
    assertThat(event.start()).isEqualTo(Plant.START.plusSeconds(100));
    assertThat(event.end()).isEqualTo(Plant.START.plusSeconds(159));
    assertThat(event.secondsToDetect()).isEqualTo(9);
    assertThat(event.detectedAt()).isEqualTo(Plant.START.plusSeconds(109));
    assertThat(event.alreadyInAlarm()).isFalse();
    assertThat(event.contributors()).extracting(Contributor::tag).containsExactly("A");
  }

  @Test
  void rowsInAlarmAreCalledAnomalous() {
    EvaluationReport report =
        new Plant().normal(100, 0.1).event(60, 2, null).normal(200, 0.1).report();

    // then it is on from the 10th second of the event to the 59th after it
    assertThat(report.confusion()).isEqualTo(new Confusion(51, 59, 241, 9));
    assertThat(report.pointwise().precision()).isEqualTo(51 / 110.0);
    assertThat(report.pointwise().recall()).isEqualTo(51 / 60.0);
    assertThat(report.pointwise().f1()).isCloseTo(102 / 170.0, within(1e-12));
    assertThat(report.pointwise().accuracy()).isEqualTo(292 / 360.0);
    assertThat(report.pointwise().falsePositiveRate()).isEqualTo(59 / 300.0);
  }

  @Test
  void rowsOfUnknownLabelCountNeitherWay() {
    EvaluationReport report =
        new Plant().normal(100, 0.1).event(60, 2, null).recovery(100, 2).normal(200, 0.1).report();

    assertThat(report.confusion()).isEqualTo(new Confusion(51, 59, 241, 9));
    assertThat(report.falseAlarms().episodes()).isZero();
    assertThat(report.rows().unlabelled()).isEqualTo(100);
  }

  @Test
  void anAlarmThatIsMerelyStillOnFindsNothing() {
    EvaluationReport report =
        new Plant().normal(50, 0.1).event(60, 2, "1").normal(20, 0.1).event(30, 0.1, "2").report();

    assertThat(report.perEvent()).extracting(EventOutcome::found).containsExactly(true, false);
    assertThat(report.perEvent().getLast().alreadyInAlarm()).isTrue();
  }

  @Test
  void anAlarmThatIsOnFindsTheNextEventIfThatWouldHaveOpenedOne() {
    EvaluationReport report =
        new Plant().normal(50, 0.1).event(60, 2, "1").event(30, 2, "2").report();

    assertThat(report.events().found()).isEqualTo(2);
    assertThat(report.perEvent().getLast().secondsToDetect()).isEqualTo(10);
    assertThat(report.perEvent().getLast().alreadyInAlarm()).isTrue();
  }

  @Test
  void aFalseAlarmThatStaysOnFindsNothing() {
    EvaluationReport report = new Plant().normal(500, 3).event(60, 3, null).normal(100, 3).report();

    assertThat(report.events().found()).isZero();
    assertThat(report.falseAlarms().episodes()).isEqualTo(1);
  }

  @Test
  void aFalseAlarmThatEscalatesInAnEventFindsIt() {
    EvaluationReport report =
        new Plant()
            .normal(50, 0.1)
            .normal(50, 1.2)
            .event(20, 1.2, null)
            .event(20, 1.6, null)
            .report();

    assertThat(report.perEvent().getFirst().secondsToDetect()).isEqualTo(20);
    assertThat(report.falseAlarms().episodes()).isEqualTo(1);
  }

  @Test
  void anAlarmThatOpensAfterAnEventIsTooLateButNotFalse() {
    // given that the window still holds the event's last readings when the alarm opens
    EvaluationReport report =
        new Plant().normal(50, 0.1).event(8, 2, null).normal(5, 2).normal(200, 0.1).report();

    assertThat(report.events().found()).isZero();
    assertThat(report.timeToDetectSeconds())
        .isEqualTo(new EvaluationReport.TimeToDetect(null, null));
    assertThat(report.falseAlarms().episodes()).isZero();
  }

  @Test
  void alarmsOverNormalReadingsAreFalse() {
    EvaluationReport report =
        new Plant().normal(43_200, 0.1).normal(20, 2).normal(43_160, 0.1).normal(20, 2).report();

    // then each is on from its 11th second on, for as long as the plant is not quiet for a minute
    double hours = (70 + 11) / 3600.0;
    assertThat(report.falseAlarms()).isEqualTo(new FalseAlarms(2, 1.0, 2.0, hours, hours));
    assertThat(report.vusPr()).isNull();
    assertThat(report.pointwise().recall()).isNull();
  }

  @Test
  void aRightAlarmThatOutlastsItsReasonIsFalseFromThenOn() {
    // given an alarm that opens in an event and stays on for the rest of the day
    EvaluationReport report =
        new Plant().normal(100, 0.1).event(60, 3, "1").normal(86_300, 1.2).report();

    // then its reason is a window of 10 s and a minute, and INFO is all that it reaches without
    assertThat(report.events().found()).isEqualTo(1);
    assertThat(report.falseAlarms())
        .isEqualTo(new FalseAlarms(1, 1.0, 1.0, 86_300 / 3600.0, (86_300 - 70) / 3600.0));
    assertThat(report.budget()).extracting(BudgetLine::episodes).containsExactly(1L, 0L, 0L);
  }

  @Test
  void anAlarmThatEndsWithItsReasonIsNeverFalse() {
    // given that every window that holds a reading of the event is anomalous, and no other
    EvaluationReport report =
        new Plant().normal(100, 0.1).event(60, 2, "1").normal(9, 2).normal(500, 0.1).report();

    assertThat(report.falseAlarms().episodes()).isZero();
    assertThat(report.falseAlarms().hoursInFalseAlarmPerDay()).isZero();
    assertThat(report.confusion().falsePositives()).isEqualTo(9 + 59);
  }

  @Test
  void recoveryIsAReasonToStayInAlarm() {
    EvaluationReport report =
        new Plant().normal(100, 0.1).event(60, 2, "1").recovery(900, 2).normal(200, 0.1).report();

    assertThat(report.falseAlarms().episodes()).isZero();
  }

  @Test
  void aReasonDoesNotExpireWhileNothingIsRead() {
    EvaluationReport report =
        new Plant()
            .normal(100, 0.1)
            .event(60, 2, "1")
            .silence(3600)
            .normal(9, 2)
            .normal(100, 0.1)
            .report();

    assertThat(report.confusion().falsePositives()).isPositive();
    assertThat(report.falseAlarms().episodes()).isZero();
  }

  @Test
  void anAlarmThatOutlastedItsReasonFindsNoFurtherEvent() {
    EvaluationReport report =
        new Plant().normal(50, 0.1).event(60, 2, "1").normal(600, 2).event(60, 2, "2").report();

    assertThat(report.perEvent()).extracting(EventOutcome::found).containsExactly(true, false);
    assertThat(report.falseAlarms().episodes()).isEqualTo(1);
  }

  @Test
  void anAlarmThatOutlastedItsReasonFindsTheEventInWhichItEscalates() {
    EvaluationReport report =
        new Plant().normal(50, 0.1).event(60, 1.2, "1").normal(600, 1.2).event(60, 2, "2").report();

    assertThat(report.perEvent()).extracting(EventOutcome::found).containsExactly(true, true);
    assertThat(report.falseAlarms().episodes()).isEqualTo(1);
  }

  @Test
  void falseAlarmsAreCountedByTheSeverityTheyReachOnNormalRows() {
    // given in a day one false alarm of INFO, one of CRITICAL, and one that an attack made CRITICAL
    EvaluationReport report =
        new Plant()
            .normal(40_000, 0.1)
            .normal(20, 1.2)
            .normal(26_360, 0.1)
            .normal(20, 3)
            .normal(20_000 - 20, 0.1)
            .normal(20, 1.2)
            .event(20, 3, null)
            .report();

    assertThat(report.budget())
        .containsExactly(
            new BudgetLine(Severity.INFO, 5.0, 3, 3.0),
            new BudgetLine(Severity.WARNING, 1.0, 1, 1.0),
            new BudgetLine(Severity.CRITICAL, 0.1, 1, 1.0));
  }

  @Test
  void aBundleWithoutABudgetIsMeasuredAllTheSame() {
    EvaluationReport report = new Plant().normal(86_400, 0.1).judged(null).report();

    assertThat(report.budget().getFirst()).isEqualTo(new BudgetLine(Severity.INFO, null, 0, 0.0));
  }

  @Test
  void timesToDetectAreInterpolated() {
    double[] seconds = {1, 2, 3, 4, 10};

    Double p90 = Assessment.quantile(seconds, 0.9);

    assertThat(p90).isCloseTo(7.6, within(1e-12));
  }

  @Test
  void theReportIsTheJsonThatIsPromised() throws IOException {
    EvaluationReport report =
        new Plant().normal(100, 0.1).event(60, 2, "7").normal(200, 0.1).report();

    JsonNode json = Messages.mapper().readTree(Messages.encode(report));

    assertThat(json.at("/events/found").isInt()).isTrue();
    assertThat(json.at("/events/total").isInt()).isTrue();
    for (String number :
        new String[] {
          "/timeToDetectSeconds/median",
          "/timeToDetectSeconds/p90",
          "/falseAlarms/episodes",
          "/falseAlarms/days",
          "/falseAlarms/perDay",
          "/falseAlarms/hoursInAlarmPerDay",
          "/falseAlarms/hoursInFalseAlarmPerDay",
          "/pointwise/precision",
          "/pointwise/recall",
          "/pointwise/f1",
          "/pointwise/accuracy",
          "/pointwise/falsePositiveRate",
          "/vusPr",
          "/affiliationF1",
          "/confusion/truePositives"
        }) {
      assertThat(json.at(number).isNumber()).as(number).isTrue();
    }
    assertThat(json.at("/perEvent/0/start").asText()).isEqualTo("2026-01-05T00:01:40Z");
  }

  @Test
  void theTextSetsFalseAlarmsBesideTheirBudget() {
    Judged judged =
        new Plant()
            .normal(43_200, 0.1)
            .normal(20, 2.5)
            .normal(43_180, 0.1)
            .judged(new AlarmBudget(5, 1, 0.1));

    String text = EvaluationText.of(judged.report());

    assertThat(text)
        .contains(
            """
            False alarms         1 in 1.00 days of normal operation, 1.00 a day (95 %: 0.03 to 5.57)
              INFO     or more   1, 1.00 a day (95 %: 0.03 to 5.57), budget 5: within
              WARNING  or more   1, 1.00 a day (95 %: 0.03 to 5.57), budget 1: within
              CRITICAL or more   1, 1.00 a day (95 %: 0.03 to 5.57), budget 0.1: over, may be chance
            """);
  }

  @Test
  void theTextSaysWhichFalseAlarmsReachedNoSeverity() {
    // given an alarm that is held on below INFO when its event is long over
    Judged judged =
        new Plant()
            .normal(1_000, 0.1)
            .event(60, 2.5, "1")
            .normal(300, 0.9)
            .normal(1_000, 0.1)
            .judged(AlarmBudget.DEFAULT);

    String text = EvaluationText.of(judged.report());

    assertThat(text)
        .contains("False alarms         1 in ")
        .contains("  INFO     or more   0, ")
        .contains("  below INFO         1, opened by an event and on for too long after it\n");
  }

  @Test
  void theTextHasALineForEachPart() {
    Judged quiet = new Plant().normal(86_400, 0.1).judged(new AlarmBudget(5, 1, 0.1));
    Judged attacked = new Plant().normal(100, 0.1).event(60, 2, "1").normal(200, 0.1).judged(null);

    String text =
        EvaluationText.of(
            Evaluation.of("both", "", List.of(quiet))
                .withParts(
                    List.of(
                        Evaluation.Part.of(attacked.named("attacks, seed 2").report()),
                        Evaluation.Part.of(quiet.named("quiet").report()))));

    assertThat(text)
        .containsPattern("attacks, seed 2 +1 of 1  95 %: 21 to 100 % +0\\.00 ")
        .containsPattern("quiet +0 of 0 +0\\.00  95 %: 0\\.00 to 3\\.69 +0\\.00 % +0 +0 +0\n");
  }

  @Test
  void theTextSaysTheSameToAPerson() {
    EvaluationReport report =
        new Plant()
            .normal(100, 0.1)
            .event(60, 2, "7 P301 forced off, MV302 open, and a very long name")
            .recovery(100, 0.1)
            .event(300, 0.1, null)
            .normal(200, 0.1)
            .report();

    String text = EvaluationText.of(report);

    assertThat(text)
        .isEqualTo(
            """
            Profile plant, bundle 3: 760 rows, 760 windows judged
              100 rows without a label or in recovery count neither way

            Rows               in alarm     no alarm
              anomalous              51          309
              normal                  0          300

            Events found         1 of 2 (95 %%: 9 to 91 %%)
            Time to detect       median 9 s, 90%% within 9 s
            False alarms         0 in 0.00 days of normal operation, 0.00 a day (95 %%: 0.00 to 1062.40)
              INFO     or more   0, 0.00 a day (95 %%: 0.00 to 1062.40), budget 5: within
              WARNING  or more   0, 0.00 a day (95 %%: 0.00 to 1062.40), budget 1: within
              CRITICAL or more   0, 0.00 a day (95 %%: 0.00 to 1062.40), budget 0.1: within
            False alarm rate     0.000 %% of normal rows are in alarm, 0.00 h a day, 0.00 h of them in false alarms
            Precision            1.0000
            Recall               0.1417
            F1                   0.2482 (row by row, not point-adjusted)
            Accuracy             0.5318
            VUS-PR               %s
            Affiliation F1       %s (the same alarms at random: %s)

               #  Start                    Lasts  Event                                 Detected   Top tags
               1  2026-01-05T00:01:40Z      59 s  7 P301 forced off, MV302 open, an...  +9 s       A
               2  2026-01-05T00:04:20Z   5.0 min  -                                     missed
            """
                .formatted(
                    "%.4f".formatted(report.vusPr()),
                    "%.4f".formatted(report.affiliationF1()),
                    "%.4f".formatted(report.affiliationRandomF1())));
  }
}
