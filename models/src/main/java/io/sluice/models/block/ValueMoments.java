package io.sluice.models.block;

import io.sluice.contracts.profile.Tag;
import io.sluice.detection.block.Signal;

/** Mean, standard deviation (Welford 1962) and range of a tag's values; what is missing is not. */
final class ValueMoments {

  private long count;
  private double mean;
  private double squares;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  void add(double value) {
    if (Double.isFinite(value)) {
      count++;
      double before = value - mean;
      mean += before / count;
      squares += before * (value - mean);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  Signal signal(Tag tag) {
    double std = count == 0 ? 0 : Math.sqrt(squares / count);
    double unknownResolution = 1e-6 * Math.max(1, Math.abs(mean));
    double finest = tag.resolution() > 0 ? tag.resolution() : unknownResolution;
    return new Signal(
        tag.name(),
        null,
        mean,
        Math.max(std, finest),
        count == 0 ? mean : low,
        count == 0 ? mean : high);
  }
}
