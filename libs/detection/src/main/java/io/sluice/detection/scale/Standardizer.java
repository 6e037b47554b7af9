package io.sluice.detection.scale;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.feature.FeatureSpec;
import java.util.ArrayList;

/**
 * Puts features of all units on one scale: (x - mean) / scale, limited to the clip. Immutable and
 * thread-safe.
 *
 * <p>The limit keeps one broken tag from hiding all others and every later sum finite.
 */
public final class Standardizer {

  /** Beyond ten scales it does not matter how far. */
  public static final double DEFAULT_CLIP = 10;

  private final Scaler state;
  private final double[] mean;
  private final double[] scale;

  public Standardizer(Scaler state) {
    this.state = state;
    mean = state.mean().stream().mapToDouble(Double::doubleValue).toArray();
    scale = state.scale().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Learns mean and standard deviation of each feature over the rows in which it is not masked, the
   * latter floored as {@link ScaleFloor} says. A feature that is masked in every row has mean 0 and
   * at least scale 1.
   *
   * @param training of raw features of what is normal, only those to be trained on
   */
  public static Standardizer fit(FeatureMoments training, Profile profile) {
    FeatureSpec spec = training.spec();
    var floor = new ScaleFloor(profile, spec);
    var mean = new ArrayList<Double>(spec.size());
    var scale = new ArrayList<Double>(spec.size());
    for (int feature = 0; feature < spec.size(); feature++) {
      double tagMean = training.mean(spec.firstOf(spec.tagOf(feature)));
      double lowest = floor.of(feature, tagMean);
      mean.add(training.mean(feature));
      scale.add(Math.max(lowest, training.count(feature) == 0 ? 1 : training.deviation(feature)));
    }
    return new Standardizer(new Scaler(mean, scale, DEFAULT_CLIP));
  }

  public Scaler state() {
    return state;
  }

  /** Features it knows. */
  public int size() {
    return mean.length;
  }

  /** Standardises one row; a masked (NaN) feature becomes 0, the average of training. */
  public void apply(double[] raw, int from, float[] out, int at) {
    double clip = state.clip();
    for (int i = 0; i < mean.length; i++) {
      double value = (raw[from + i] - mean[i]) / scale[i];
      out[at + i] = (float) Math.max(-clip, Math.min(clip, value));
    }
    for (int i = at; i < at + mean.length; i++) {
      if (Float.isNaN(out[i])) {
        out[i] = 0;
      }
    }
  }

  /** The way back: what a standardised value of a feature is in the feature's unit. */
  public double original(int feature, double standardised) {
    return mean[feature] + scale[feature] * standardised;
  }
}
