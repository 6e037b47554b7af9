package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.calibration.CalibrationMethod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetAdviceTest {

  private static final CalibrationMethod ASKED =
      new CalibrationMethod.Budget(new AlarmBudget(5, 1, 0.1));

  @Test
  void slowDataAreToldWhatTheyKeep() {
    Profile hourly = profile(Duration.ofHours(1));
    CalibrationMethod kept = ASKED.within(BudgetAdvice.windowsPerDay(hourly));

    assertThat(BudgetAdvice.ofSlowData(hourly, ASKED, kept))
        .hasValue(
            "a budget of 5 INFO a day is more than one in 4 of the 0.4 windows a day of 60 readings"
                + " that do not overlap: it is taken for 0.1 INFO, 0.02 WARNING and"
                + " 0.002 CRITICAL a day, INFO once in 10 days");
  }

  @Test
  void fastDataAndPercentilesAreToldNothing() {
    Profile fast = profile(Duration.ofSeconds(1));
    Profile hourly = profile(Duration.ofHours(1));
    CalibrationMethod percentile = new CalibrationMethod.Percentile(99.9);

    assertThat(BudgetAdvice.ofSlowData(fast, ASKED, ASKED.within(BudgetAdvice.windowsPerDay(fast))))
        .isEmpty();
    assertThat(BudgetAdvice.ofSlowData(hourly, percentile, percentile.within(0.4))).isEmpty();
    assertThat(BudgetAdvice.ofLittleData(hourly, percentile, 100)).isEmpty();
  }

  @Test
  void aFewHoursSayNothingOfWhatComesOnceInDays() {
    Profile fast = profile(Duration.ofSeconds(1));

    assertThat(BudgetAdvice.ofLittleData(fast, ASKED, 6 * 3600))
        .hasValue(
            "thresholds are found on 6 h of normal operation, too little to see what the budget"
                + " allows: WARNING once in 24 h, CRITICAL once in 10 days; 10 days of it (by --data"
                + " or --calibrate) would be enough");
    assertThat(BudgetAdvice.ofLittleData(fast, ASKED, 90 * 60))
        .get()
        .asString()
        .contains("90 min of normal operation", "INFO once in 4.8 h, WARNING once in 24 h");
  }

  @Test
  void tenDaysAreEnoughForTheUsualBudget() {
    Profile fast = profile(Duration.ofSeconds(1));

    assertThat(BudgetAdvice.ofLittleData(fast, ASKED, 10 * 86_400)).isEmpty();
  }

  private static Profile profile(Duration interval) {
    return Profile.withDefaults(
        "tank", List.of(new Tag("T", null, TagKind.CONTINUOUS, 0, null, null, null)), interval);
  }
}
