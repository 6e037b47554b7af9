package io.sluice.detection.bundle;

/**
 * How thresholds were found.
 *
 * @param percentile of the scores on held-out normal windows, 0 to 100
 * @param windows how many such windows there were
 */
public record Calibration(double percentile, int windows) {

  public Calibration {
    if (!(percentile > 0 && percentile <= 100)) {
      throw new IllegalArgumentException(
          "the percentile is " + percentile + ", expected above 0 to 100");
    }
    if (windows < 1) {
      throw new IllegalArgumentException("calibrated on " + windows + " windows");
    }
  }
}
