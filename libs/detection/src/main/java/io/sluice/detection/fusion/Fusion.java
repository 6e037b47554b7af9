package io.sluice.detection.fusion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.DetectorScore;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes one ratio of those of several detectors. Raw scores have different units and are never
 * compared; a ratio says how far beyond its own border of normal a detector sees the window.
 *
 * @param method how
 * @param weights by detector, for {@link Method#WEIGHTED}; a detector without one weighs 1
 * @param k for {@link Method#K_OF_N}, at least 1
 * @param corroborated detectors that look at the same from several sides, and are believed where
 *     they agree: each counts with one ratio of those of them that have a say, whatever the method;
 *     so one of them alone counts as it is. None, or two and more
 * @param agreement which ratio that is; null for the smallest
 */
public record Fusion(
    Method method,
    Map<String, Double> weights,
    int k,
    Set<String> corroborated,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Agreement agreement) {

  /** One detector that is sure is enough. */
  public static final Fusion MAXIMUM = new Fusion(Method.MAXIMUM, Map.of(), 1, Set.of(), null);

  /** With which ratio detectors count that count together. */
  public enum Agreement {
    /** All have to agree. */
    SMALLEST,
    /** Those that are sure carry the others. */
    MEAN
  }

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
    corroborated =
        Collections.unmodifiableSet(new TreeSet<>(corroborated == null ? Set.of() : corroborated));
    if (corroborated.size() == 1) {
      throw new IllegalArgumentException(
          "'fusion.corroborated' is %s alone, expected two detectors or more, or none"
              .formatted(corroborated.iterator().next()));
    }
  }

  /** The same where some detectors count together only. */
  public Fusion corroborating(Set<String> detectors) {
    return new Fusion(method, weights, k, detectors, null);
  }

  /** The same where some detectors count with the mean of their ratios. */
  public Fusion averaging(Set<String> detectors) {
    return new Fusion(method, weights, k, detectors, Agreement.MEAN);
  }

  /** The fused ratio, 0 without detectors. */
  public double fuse(Map<String, DetectorScore> scores) {
    return switch (method) {
      case MAXIMUM -> kthLargest(scores, 1);
      case K_OF_N -> kthLargest(scores, Math.min(k, scores.size()));
      case WEIGHTED -> mean(scores);
    };
  }

  /**
   * The ratio with which a detector counts: its own, or that of those that it is corroborated by; 0
   * without a score.
   */
  public double counting(String detector, Map<String, DetectorScore> scores) {
    DetectorScore own = scores.get(detector);
    if (own == null) {
      return 0;
    }
    return corroborated.contains(detector) ? agreed(scores) : own.ratio();
  }

  /** At least one of them has a score. */
  private double agreed(Map<String, DetectorScore> scores) {
    double smallest = Double.POSITIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (String detector : corroborated) {
      DetectorScore score = scores.get(detector);
      if (score != null) {
        smallest = Math.min(smallest, score.ratio());
        sum += score.ratio();
        count++;
      }
    }
    return agreement == Agreement.MEAN ? sum / count : smallest;
  }

  private double kthLargest(Map<String, DetectorScore> scores, int k) {
    if (k == 1) {
      double largest = 0;
      for (String detector : scores.keySet()) {
        largest = Math.max(largest, counting(detector, scores));
      }
      return largest;
    }
    double[] ratios =
        scores.keySet().stream().mapToDouble(name -> counting(name, scores)).sorted().toArray();
    return ratios.length == 0 ? 0 : ratios[ratios.length - k];
  }

  private double mean(Map<String, DetectorScore> scores) {
    double sum = 0;
    double whole = 0;
    for (String detector : scores.keySet()) {
      double weight = weights.getOrDefault(detector, 1.0);
      sum += weight * counting(detector, scores);
      whole += weight;
    }
    return whole == 0 ? 0 : sum / whole;
  }
}
