package io.sluice.detection.block;

import org.jspecify.annotations.Nullable;

/**
 * A tag's value, or whether it is in a state, standardised as (mean over a block - mean) / scale.
 *
 * @param tag name of the tag
 * @param state null for the value; otherwise the block's mean is its share of readings in it
 * @param mean in training
 * @param scale in training, above 0
 * @param low lowest value in training
 * @param high highest value in training
 */
public record Signal(
    String tag, @Nullable Double state, double mean, double scale, double low, double high) {

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public Signal {
    if (tag == null || !Double.isFinite(mean) || !(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException(
          "signal %s has mean %s and scale %s".formatted(tag, mean, scale));
    }
    if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "signal %s reached from %s to %s in training".formatted(tag, low, high));
    }
  }

  /** What a standardised value is in the tag's unit. */
  public double original(double standardised) {
    return mean + scale * standardised;
  }
}
