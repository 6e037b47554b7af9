package io.sluice.models.evaluation;

import io.sluice.incidents.ShareInterval;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Where a rate or a share may truly lie, given what was counted: in 95 of 100 such cases the true
 * value is within. One false alarm in three days is no proof of more than one in a hundred.
 *
 * @param low the lowest value
 * @param high the highest value
 */
public record Interval(double low, double high) {

  private static final double TAIL = 0.025;

  /**
   * Of how often something comes, counted for a time: exact for a Poisson process (Garwood,
   * Biometrika 28, 1936), so never too narrow.
   *
   * @param count how often it came
   * @param time for how long was counted, above 0; the interval is by its unit
   */
  public static Interval ofRate(long count, double time) {
    if (count < 0 || !(time > 0)) {
      throw new IllegalArgumentException(count + " in " + time + " is no rate");
    }
    double low = count == 0 ? 0 : GammaDistribution.of(count, 1).inverseCumulativeProbability(TAIL);
    double high = GammaDistribution.of(count + 1.0, 1).inverseSurvivalProbability(TAIL);
    return new Interval(low / time, high / time);
  }

  /**
   * Of a share, as {@link ShareInterval} tells it.
   *
   * @param count of which something is true
   * @param total above 0
   */
  public static Interval ofShare(long count, long total) {
    var share = ShareInterval.of(count, total);
    return new Interval(share.low(), share.high());
  }

  /** Whether a value may be the true one. */
  public boolean holds(double value) {
    return value >= low && value <= high;
  }
}
