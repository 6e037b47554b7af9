package io.sluice.contracts;

/**
 * What one detector says of one window.
 *
 * @param score in the detector's own unit; only comparable within the same bundle
 * @param threshold the score at which the detector calls a window anomalous
 * @param ratio score / threshold: comparable between detectors
 */
public record DetectorScore(double score, double threshold, double ratio) {

  public DetectorScore {
    Checks.finite(score, "score");
    Checks.finite(threshold, "threshold");
    Checks.finite(ratio, "ratio");
  }
}
