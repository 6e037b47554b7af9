package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Debounce;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.IncidentPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TuningTest {

  private static final Debounce USUAL =
      new Debounce(IncidentPolicy.DEFAULT.onDelay(), IncidentPolicy.DEFAULT.offDelay());

  @Test
  void oneFalseAlarmInThreeHoursContradictsNoBudget() {
    // given a false alarm that a longer on-delay would not raise, as it would not find the events
    var plant = new Plant();
    for (int event = 0; event < 10; event++) {
      plant.normal(1000, 0.1).event(18, 2, "e" + event);
    }
    plant.normal(200, 0.1).normal(15, 1.2).normal(600, 0.1);

    Tuning tuning = Tuning.choose(plant.judged(null), new AlarmBudget(5, 1, 0.1));

    assertThat(tuning.debounce().onDelay()).isEqualTo(USUAL.onDelay());
    assertThat(tuning.outcome().found()).isEqualTo(10);
    assertThat(tuning.outcome().falseAlarms()).isEqualTo(1);
  }

  @Test
  void withoutAReasonTheUsualDelaysStay() {
    Tuning tuning = Tuning.choose(new Plant().normal(5000, 0.1).judged(null), null);

    assertThat(tuning.debounce()).isEqualTo(USUAL);
    assertThat(tuning.sentence())
        .startsWith("the development data give no reason for other delays than the usual ones");
  }

  @Test
  void falseAlarmsThatCannotBeChanceAreGivenUp() {
    // given sixty short false alarms in an hour and a half
    var plant = new Plant().normal(300, 0.1).event(120, 2, "long");
    for (int i = 0; i < 60; i++) {
      plant.normal(75, 0.1).normal(14, 1.2);
    }
    plant.normal(100, 0.1);

    Tuning tuning = Tuning.choose(plant.judged(null), new AlarmBudget(5, 1, 0.1));

    assertThat(tuning.debounce().onDelay()).isGreaterThan(Duration.ofSeconds(13));
    assertThat(tuning.outcome().falseAlarms()).isZero();
    assertThat(tuning.sentence())
        .matches(
            "chosen on the development data, for the usual delays raise 60 false alarms in 0\\.07 days of normal operation, more than the budget allows: an alarm after PT\\d+S, ended after PT\\S+ of quiet, which raises 0; 1 of 1 events found \\(1 by the usual delays\\)");
  }

  @Test
  void falseAlarmsThatNoDelayHelpsAgainstAreSaid() {
    // given: without an event, so that there is nothing to compare F1 by
    var plant = new Plant().normal(300, 0.1);
    for (int i = 0; i < 30; i++) {
      plant.normal(600, 0.1).normal(120, 1.2);
    }
    plant.normal(400, 0.1);

    Tuning tuning = Tuning.choose(plant.judged(null), AlarmBudget.DEFAULT);

    assertThat(tuning.debounce()).isEqualTo(USUAL);
    assertThat(tuning.sentence())
        .startsWith(
            "the usual delays raise 30 false alarms in 0.26 days of normal operation, more than the budget allows, and no other delays raise fewer, so they stay:");
  }

  @Test
  void delaysThatAreBetterInEveryPartAreTaken() {
    // given events whose ratio drops for 80 s, so that an alarm that ends after 60 s misses a part
    var plant = new Plant();
    for (int event = 0; event < 10; event++) {
      plant.normal(2000, 0.1).event(60, 2, "e" + event);
      plant.event(140 + event, 0.1, "e" + event).event(60, 2, "e" + event);
    }
    plant.normal(1000, 0.1);

    Tuning tuning = Tuning.choose(plant.judged(null), new AlarmBudget(5, 1, 0.1));

    assertThat(tuning.debounce().offDelay()).isGreaterThan(USUAL.offDelay());
    assertThat(tuning.difference()).isGreaterThan(tuning.standardError());
    assertThat(tuning.sentence()).contains("10 of 10 events found, F1 better by");
  }
}
