package io.sluice.detection.detector;

import io.sluice.contracts.DetectorScore;

/**
 * A detector and where it draws the line.
 *
 * @param detector judges
 * @param threshold the score from which a window counts as anomalous, at least {@link
 *     #SMALLEST_THRESHOLD}
 */
public record CalibratedDetector(Detector detector, double threshold) {

  /** Below this a ratio would say more about rounding than about the plant. */
  public static final double SMALLEST_THRESHOLD = 1e-9;

  public CalibratedDetector {
    if (!(threshold >= SMALLEST_THRESHOLD) || !Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "the threshold of %s is %s, expected at least %s"
              .formatted(detector.name(), threshold, SMALLEST_THRESHOLD));
    }
  }

  /** What a score means against the threshold. */
  public DetectorScore rate(double score) {
    return new DetectorScore(score, threshold, score / threshold);
  }
}
