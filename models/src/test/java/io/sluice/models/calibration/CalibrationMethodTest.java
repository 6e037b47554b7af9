package io.sluice.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.calibration.RatioCurve;
import org.junit.jupiter.api.Test;

class CalibrationMethodTest {

  private static final RatioCurve SEEN = new RatioCurve(2, 3, 5);

  @Test
  void aBudgetIsKeptOnDaysThatDifferFromThoseOfTheData() {
    // given
    var method = new CalibrationMethod.Budget(AlarmBudget.DEFAULT);

    // when
    RatioCurve onOtherDays = method.onOtherDays(SEEN);

    // then: each level is a tenth further
    assertThat(onOtherDays.info()).isCloseTo(2.2, within(1e-12));
    assertThat(onOtherDays.warning()).isCloseTo(3.3, within(1e-12));
    assertThat(onOtherDays.critical()).isCloseTo(5.5, within(1e-12));
  }

  @Test
  void aPercentileIsOfTheData() {
    assertThat(new CalibrationMethod.Percentile(99).onOtherDays(SEEN)).isEqualTo(SEEN);
  }
}
