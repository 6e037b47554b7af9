package io.sluice.models.training;

import java.util.Arrays;

/** The scores of one detector on normal windows that nothing was learnt from. */
record HeldOutScores(double[] scores) {

  /**
   * Lowest threshold: on a plant that stands still the scores are all but 0, and a ratio to them
   * would say more about rounding than about the plant.
   */
  private static final double LOWEST_THRESHOLD = 1e-3;

  double threshold(double percentile) {
    return Math.max(LOWEST_THRESHOLD, percentile(percentile));
  }

  /** Linear between the two nearest ranks. */
  double percentile(double percentile) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double rank = percentile / 100 * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
