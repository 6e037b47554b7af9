package io.sluice.detection.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.detection.calibration.AlarmBudget;
import org.jspecify.annotations.Nullable;

/**
 * How it was found what scores mean; either by an alarm budget or by a percentile.
 *
 * @param budget false alarms that were asked for, null with a percentile
 * @param percentile of the scores on held-out normal windows that has ratio 1, 0 to 100; null with
 *     a budget
 * @param windows how many held-out windows there were; 0 if theory alone told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Calibration(@Nullable AlarmBudget budget, @Nullable Double percentile, int windows) {

  public Calibration {
    if ((budget == null) == (percentile == null)) {
      throw new IllegalArgumentException("calibration needs either a budget or a percentile");
    }
    if (percentile != null && !(percentile > 0 && percentile <= 100)) {
      throw new IllegalArgumentException(
          "the percentile is " + percentile + ", expected above 0 to 100");
    }
    if (windows < 0) {
      throw new IllegalArgumentException("calibrated on " + windows + " windows");
    }
  }
}
