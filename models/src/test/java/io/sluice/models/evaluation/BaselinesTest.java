package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  /** Two hours from midnight on with an event in the middle, and a false alarm of ours. */
  private final Plant plant =
      new Plant()
          .normal(1000, 0.1)
          .normal(40, 2)
          .normal(2460, 0.1)
          .event(400, 2, null)
          .normal(3300, 0.1);

  @Test
  void alwaysInAlarmFindsNothingAndIsRightAsOftenAsThereIsSomething() {
    Figures always = figures(plant).get("always");

    assertThat(always.eventRecall()).isZero();
    assertThat(always.recall()).isEqualTo(1);
    assertThat(always.precision()).isCloseTo(400 / 7200.0, within(1e-12));
    assertThat(always.falsePositiveRate()).isEqualTo(1);
    assertThat(always.affiliationRandomF1()).isCloseTo(always.affiliationF1(), within(1e-12));
  }

  @Test
  void neverInAlarmIsAccurateWhereNearlyEverythingIsNormal() {
    Figures never = figures(plant).get("never");

    assertThat(never.eventRecall()).isZero();
    assertThat(never.accuracy()).isCloseTo(6800 / 7200.0, within(1e-12));
    assertThat(never.falsePositiveRate()).isZero();
    assertThat(never.falseAlarmsPerDay()).isZero();
  }

  @Test
  void theClockStrikesInTheEventThatLastsOverTheHour() {
    Figures clock = figures(plant).get("clock");

    // then from 3600 s on, 100 s after the event began
    assertThat(clock.eventRecall()).isEqualTo(1);
    assertThat(clock.medianSecondsToDetect()).isEqualTo(100);
    assertThat(clock.recall()).isEqualTo(60 / 400.0);
    assertThat(clock.falsePositiveRate()).isCloseTo(60 / 6800.0, within(1e-12));
  }

  @Test
  void randomAlarmsAreAsManyRowsAsOurs() {
    Judged judged = plant.judged(null);
    Figures ours = judged.report().figures();
    Figures random = figures(plant).get("random");

    double called = 400 * ours.recall() + 6800 * ours.falsePositiveRate();
    assertThat(400 * random.recall() + 6800 * random.falsePositiveRate())
        .isCloseTo(called, within(1e-6));
    assertThat(random.vusPr()).isLessThan(0.2);
  }

  @Test
  void theLastValueIsAllowedAsManyFalseAlarmsAsWeHave() {
    // given a false alarm of ours, small changes all the time, a larger one, the largest in an
    // event
    var jumps = new Plant().normal(1000, 0.1).normal(80, 2);
    for (int i = 0; i < 200; i++) {
      jumps.normal(10, 0.1).changed(20);
    }
    jumps
        .normal(1000, 0.1)
        .changed(30)
        .normal(1000, 0.1)
        .event(10, 0.1, null)
        .changed(50)
        .event(100, 2, null)
        .normal(1000, 0.1);
    Judged judged = jumps.judged(null);

    Figures last = figures(jumps).get("last value");

    assertThat(last.eventRecall()).isEqualTo(1);
    assertThat(last.medianSecondsToDetect()).isEqualTo(9);
    assertThat(last.falsePositiveRate())
        .isPositive()
        .isLessThanOrEqualTo(judged.report().figures().falsePositiveRate());
  }

  @Test
  void changesAreInUnitsOfWhatIsUsual() {
    // given a tag that moves by 2 each reading, then by 20, then stands still
    var lastValue = new LastValue(Plant.PROFILE);
    double value = 0;
    for (int i = 0; i < 50; i++) {
      lastValue.change(new double[] {value += 2});
    }

    double jump = lastValue.change(new double[] {value + 20});
    double still = lastValue.change(new double[] {value + 20});

    assertThat(jump).isCloseTo(10, within(1e-9));
    assertThat(still).isZero();
  }

  @Test
  void aMissingValueIsNoChangeAndTheNextOneIsSinceTheLast() {
    var lastValue = new LastValue(Plant.PROFILE);
    for (int i = 0; i < 50; i++) {
      lastValue.change(new double[] {i});
    }

    double missing = lastValue.change(new double[] {Double.NaN});
    double next = lastValue.change(new double[] {52});

    assertThat(missing).isZero();
    assertThat(next).isCloseTo(3, within(1e-9));
  }

  private static Map<String, Figures> figures(Plant plant) {
    List<Baseline> baselines = plant.judged(null).baselines();
    Function<Baseline, Figures> figures = Baseline::figures;
    return baselines.stream().collect(Collectors.toMap(Baseline::name, figures));
  }
}
