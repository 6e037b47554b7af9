package io.sluice.detection.drift;

import java.util.Arrays;

/**
 * How far one distribution is from another. Those over classes take counts: of the same classes in
 * the same order. Where a class may have none, half a count is added to each, so that a class never
 * seen before costs much but not infinitely much (Krichevsky and Trofimov, 1981).
 */
public final class Distances {

  private static final double ADDED = 0.5;

  private Distances() {}

  /**
   * Kullback and Leibler's divergence of what is seen from what was expected.
   *
   * @return in nats; 0 if both are the same
   */
  public static double kullbackLeibler(double[] seen, double[] expected) {
    double[] p = shares(seen, ADDED);
    double[] q = shares(expected, ADDED);
    requireSameClasses(p, q);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * Math.log(p[i] / q[i]);
    }
    return Math.max(0, sum);
  }

  /**
   * Sum of the differences of all shares.
   *
   * @return 0 if both are the same, 2 if they have no class in common
   */
  public static double l1(double[] seen, double[] expected) {
    double[] p = shares(seen, 0);
    double[] q = shares(expected, 0);
    requireSameClasses(p, q);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs(p[i] - q[i]);
    }
    return sum;
  }

  /**
   * Population stability index, Kullback and Leibler's divergence in both directions (Siddiqi,
   * "Credit Risk Scorecards", 2006: below 0.1 nothing to speak of, above 0.25 a shift).
   *
   * @return in nats; 0 if both are the same
   */
  public static double populationStability(double[] seen, double[] expected) {
    return kullbackLeibler(seen, expected) + kullbackLeibler(expected, seen);
  }

  /**
   * Largest distance between the distribution functions of two samples (Kolmogorov and Smirnov), at
   * the borders of their classes.
   *
   * @param seen by class, in the order of the values
   * @return from 0 to 1
   */
  public static double kolmogorovSmirnov(double[] seen, double[] expected) {
    double[] p = shares(seen, 0);
    double[] q = shares(expected, 0);
    requireSameClasses(p, q);
    double largest = 0;
    double apart = 0;
    for (int i = 0; i < p.length; i++) {
      apart += p[i] - q[i];
      largest = Math.max(largest, Math.abs(apart));
    }
    return largest;
  }

  private static double[] shares(double[] counts, double added) {
    double whole = Arrays.stream(counts).sum() + added * counts.length;
    if (!(whole > 0)) {
      throw new IllegalArgumentException("a distribution has no counts");
    }
    return Arrays.stream(counts).map(count -> (count + added) / whole).toArray();
  }

  private static void requireSameClasses(double[] p, double[] q) {
    if (p.length != q.length) {
      throw new IllegalArgumentException(
          "distributions of " + p.length + " and " + q.length + " classes do not compare");
    }
  }
}
