package io.sluice.detection.forest;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.util.List;

/**
 * Mean, standard deviation and range of each tag over a chapter. A standard deviation is at least
 * the tag's resolution, of a state a tenth of it, so that the flicker of a last digit is not taken
 * for a great deal and a valve that never moved is. A tag without any value has mean 0, no range
 * and is not judged.
 */
final class TagScales {

  /** Further out it does not matter how far. */
  private static final double CLIP = 20;

  private static final double STEPS_PER_STATE = 10;

  /** Of a mean, where a tag's resolution is not known. */
  private static final double UNKNOWN_RESOLUTION = 1e-6;

  private final double[] mean;
  private final double[] scale;
  private final double[] low;
  private final double[] high;

  private TagScales(int tags) {
    mean = new double[tags];
    scale = new double[tags];
    low = new double[tags];
    high = new double[tags];
  }

  static TagScales of(List<double[]> rows, Profile profile) {
    int tags = profile.tags().size();
    var scales = new TagScales(tags);
    for (int tag = 0; tag < tags; tag++) {
      scales.learn(tag, rows, profile.tags().get(tag));
    }
    return scales;
  }

  /** Welford 1962. */
  private void learn(int index, List<double[]> rows, Tag tag) {
    int count = 0;
    double squares = 0;
    low[index] = Double.NaN;
    high[index] = Double.NaN;
    for (double[] row : rows) {
      double value = row[index];
      if (Double.isFinite(value)) {
        count++;
        double before = value - mean[index];
        mean[index] += before / count;
        squares += before * (value - mean[index]);
        low[index] = count == 1 ? value : Math.min(low[index], value);
        high[index] = count == 1 ? value : Math.max(high[index], value);
      }
    }
    scale[index] =
        count == 0
            ? Double.POSITIVE_INFINITY
            : Math.max(finest(tag, mean[index]), Math.sqrt(squares / count));
  }

  private static double finest(Tag tag, double mean) {
    double step =
        tag.resolution() > 0 ? tag.resolution() : UNKNOWN_RESOLUTION * Math.max(1, Math.abs(mean));
    return tag.kind() == TagKind.CONTINUOUS ? step : step / STEPS_PER_STATE;
  }

  /** A reading on the scale of its tags; a missing value is the mean. */
  float[] point(double[] reading) {
    float[] point = new float[mean.length];
    for (int tag = 0; tag < point.length; tag++) {
      point[tag] = scaled(tag, reading[tag]);
    }
    return point;
  }

  float scaled(int tag, double value) {
    double scaled = (value - mean[tag]) / scale[tag];
    return (float) (Double.isNaN(scaled) ? 0 : Math.max(-CLIP, Math.min(CLIP, scaled)));
  }

  double mean(int tag) {
    return Double.isNaN(low[tag]) ? Double.NaN : mean[tag];
  }

  double low(int tag) {
    return low[tag];
  }

  double high(int tag) {
    return high[tag];
  }
}
