package io.sluice.detection.detector;

import io.sluice.contracts.DetectorScore;
import io.sluice.detection.calibration.RatioCurve;

/**
 * A detector and what its scores mean.
 *
 * @param detector judges
 * @param curve makes ratios of its scores
 */
public record CalibratedDetector(Detector detector, RatioCurve curve) {

  /** What a score means. */
  public DetectorScore rate(double score) {
    return new DetectorScore(score, curve.info(), curve.ratio(score));
  }
}
