package io.sluice.detection.fusion;

import io.sluice.contracts.DetectorScore;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes one ratio of those of several detectors. Raw scores have different units and are never
 * compared; a ratio says how far beyond its own border of normal a detector sees the window.
 *
 * @param method how
 * @param weights by detector, for {@link Method#WEIGHTED}; a detector without one weighs 1
 * @param k for {@link Method#K_OF_N}, at least 1
 */
public record Fusion(Method method, Map<String, Double> weights, int k) {

  /** One detector that is sure is enough. */
  public static final Fusion MAXIMUM = new Fusion(Method.MAXIMUM, Map.of(), 1);

  /** How ratios become one. */
  public enum Method {
    /** The largest. */
    MAXIMUM,
    /** The weighted mean. */
    WEIGHTED,
    /** The k-th largest: an alarm needs k detectors. */
    K_OF_N
  }

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public Fusion {
    if (method == null) {
      throw new IllegalArgumentException("'fusion.method' is missing");
    }
    weights = Collections.unmodifiableMap(new TreeMap<>(weights == null ? Map.of() : weights));
    weights.forEach(
        (detector, weight) -> {
          if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                "the weight of %s is %s, expected 0 or more".formatted(detector, weight));
          }
        });
    k = Math.max(1, k);
  }

  /** The fused ratio, 0 without detectors. */
  public double fuse(Map<String, DetectorScore> scores) {
    return switch (method) {
      case MAXIMUM -> kthLargest(scores, 1);
      case K_OF_N -> kthLargest(scores, Math.min(k, scores.size()));
      case WEIGHTED -> mean(scores);
    };
  }

  private static double kthLargest(Map<String, DetectorScore> scores, int k) {
    if (k == 1) {
      double largest = 0;
      for (DetectorScore score : scores.values()) {
        largest = Math.max(largest, score.ratio());
      }
      return largest;
    }
    double[] ratios = scores.values().stream().mapToDouble(DetectorScore::ratio).sorted().toArray();
    return ratios.length == 0 ? 0 : ratios[ratios.length - k];
  }

  private double mean(Map<String, DetectorScore> scores) {
    double sum = 0;
    double whole = 0;
    for (var score : scores.entrySet()) {
      double weight = weights.getOrDefault(score.getKey(), 1.0);
      sum += weight * score.getValue().ratio();
      whole += weight;
    }
    return whole == 0 ? 0 : sum / whole;
  }
}
