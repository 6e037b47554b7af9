package io.sluice.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.AlarmBudget;
import org.junit.jupiter.api.Test;

class CalibrationMethodTest {

  @Test
  void aBudgetIsKeptOnDaysThatDifferFromThoseOfTheData() {
    // given
    var method = new CalibrationMethod.Budget(AlarmBudget.DEFAULT);

    // then
    assertThat(method.margin(ProfileKind.SIGNALS)).isEqualTo(1.1);
    assertThat(method.margin(ProfileKind.EVENTS)).isEqualTo(1);
  }

  @Test
  void aPercentileIsOfTheData() {
    assertThat(new CalibrationMethod.Percentile(99).margin(ProfileKind.SIGNALS)).isEqualTo(1);
  }
}
