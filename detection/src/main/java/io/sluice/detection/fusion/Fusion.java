package io.sluice.detection.fusion;

import io.sluice.contracts.DetectorScore;
import java.util.Collection;

/**
 * Makes one ratio of those of several detectors: the largest. Raw scores have different units and
 * are never compared; a ratio says how far beyond its own border of normal a detector sees the
 * window, and one detector that is sure is enough.
 */
public final class Fusion {

  private Fusion() {}

  /** The largest ratio, 0 without detectors. */
  public static double fuse(Collection<DetectorScore> scores) {
    double largest = 0;
    for (DetectorScore score : scores) {
      largest = Math.max(largest, score.ratio());
    }
    return largest;
  }
}
