package io.sluice.detection.scale;

import java.util.List;

/**
 * The state of a {@link Standardizer} as a bundle stores it.
 *
 * @param mean by feature, in the feature's unit
 * @param scale by feature, in the feature's unit, above 0
 * @param clip standardised features are limited to -clip to clip
 */
public record Scaler(List<Double> mean, List<Double> scale, double clip) {

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public Scaler {
    mean = List.copyOf(mean);
    scale = List.copyOf(scale);
    if (mean.size() != scale.size()) {
      throw new IllegalArgumentException(
          "the scaler has " + mean.size() + " means and " + scale.size() + " scales");
    }
    for (int i = 0; i < mean.size(); i++) {
      if (!Double.isFinite(mean.get(i)) || !positive(scale.get(i))) {
        throw new IllegalArgumentException(
            "the scaler's feature %d has mean %s and scale %s"
                .formatted(i, mean.get(i), scale.get(i)));
      }
    }
    if (!positive(clip)) {
      throw new IllegalArgumentException("the scaler's clip is " + clip + ", expected above 0");
    }
  }

  private static boolean positive(double value) {
    return value > 0 && Double.isFinite(value);
  }
}
