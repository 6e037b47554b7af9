package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.fusion.Fusion;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.sources.readings.UnusableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTuningTest {

  @ParameterizedTest
  @ValueSource(strings = {"precision=0.9", "f1", "budget"})
  void thresholdsGoUpAsFarAsFalseAlarmsWantIt(String target) throws Exception {
    // given events far above the thresholds, and false alarms of two minutes just above them
    var plant = plant(8, 2, 10, 1.2);

    // when
    TargetTuning tuning = choose(plant, target);

    // then
    assertThat(tuning.chosen().factor()).isEqualTo(1.3);
    assertThat(tuning.chosen().debounce().onDelay()).isEqualTo(IncidentPolicy.DEFAULT.onDelay());
    assertThat(tuning.outcome().found()).isEqualTo(8);
    assertThat(tuning.outcome().falseAlarms()).isZero();
    assertThat(tuning.usual().falseAlarms()).isEqualTo(10);
    assertThat(tuning.isReached()).isTrue();
    assertThat(tuning.sentence())
        .startsWith("for " + target + ": detectors count as usual, thresholds times 1.3,")
        .contains("8 of 8 events found, 0 false alarms", "(8 of 8 events found, 10 false alarms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"precision=0.9", "f1", "budget"})
  void whatIsGoodEnoughStaysAsItIs(String target) throws Exception {
    // when
    TargetTuning tuning = choose(plant(8, 2, 0, 0), target);

    // then
    assertThat(tuning.chosen().factor()).isEqualTo(1);
    assertThat(tuning.chosen().fusion()).isEqualTo(Fusion.MAXIMUM);
    assertThat(tuning.outcome()).isEqualTo(tuning.usual());
  }

  @Test
  void aPrecisionThatNothingReachesIsSaid() throws Exception {
    // given false alarms that look worse than any event
    TargetTuning tuning = choose(plant(8, 2, 10, 9), "precision=0.9");

    // then
    assertThat(tuning.isReached()).isFalse();
    assertThat(tuning.sentence()).startsWith("for precision=0.9, which nothing reaches:");
    assertThat(tuning.outcome().found()).isEqualTo(8);
  }

  @Test
  void fourLabelsAreTooFewAndItIsSaidHowManyItTakes() {
    assertThatThrownBy(() -> choose(plant(4, 2, 1, 1.2), "f1"))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage(
            "there are 4 labelled true alarms to choose by, and it takes 5: label more incidents, take more of the history, or leave the target out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recall", "precision=2", "precision=", "precision=x", "precision=0"})
  void whatIsNoTargetIsRefused(String target) {
    assertThatThrownBy(() -> AlarmTarget.parse(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".*(is no target|cannot be meant).*");
  }

  private static TargetTuning choose(Plant plant, String target) throws UnusableFileException {
    return TargetTuning.choose(
        plant.judged(AlarmBudget.DEFAULT), Fusion.MAXIMUM, AlarmTarget.parse(target));
  }

  private static Plant plant(int events, double event, int falseAlarms, double falseAlarm) {
    var plant = new Plant();
    for (int i = 0; i < events; i++) {
      plant.normal(1000, 0.1).event(120, event, "e" + i);
    }
    for (int i = 0; i < falseAlarms; i++) {
      plant.normal(1000, 0.1).normal(120, falseAlarm);
    }
    return plant.normal(1000, 0.1);
  }
}
