package io.sluice.models.forecast;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.detection.window.WindowRing;
import io.sluice.models.block.SignalMoments;
import io.sluice.models.window.WindowReplay;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Ridge regression of each continuous tag's mean over the newest block on all other inputs.
 * Moments, the range that inputs are limited to, and weights all come from the rows that it was
 * fitted to. Not thread-safe.
 *
 * <p>All targets follow from one matrix: with P the inverse of the inputs' products plus ridge, the
 * coefficients of input k on the others are -P[i][k] / P[k][k] (Lauritzen, Graphical Models, 1996,
 * section 5.1.3). So a hundred tags cost one inversion.
 */
final class Regression {

  /** Influence below this part of a target's level is not worth a line. */
  private static final double LEAST_INFLUENCE = 0.02;

  private final Profile profile;
  private final List<Signal> signals;
  private final int blocks;

  /** Index of the signal, by target. */
  private final int[] targets;

  /** By signal, the step of its tag's sensor in scales. */
  private final double[] steps;

  private final BlockMeans means;
  private final Gram products;
  private final float[][] weights;

  private final float[] observed;
  private final float[] input;
  private final boolean[] missing;
  private final float[] forecast;

  private Regression(ForecasterOptions options, WindowReplay rows) {
    profile = rows.profile();
    signals = SignalMoments.of(profile, rows.stretches());
    blocks = options.blocks(profile.window());
    targets =
        IntStream.range(0, signals.size()).filter(s -> signals.get(s).state() == null).toArray();
    var resolution = profile.tags().stream().collect(Collectors.toMap(Tag::name, Tag::resolution));
    steps = signals.stream().mapToDouble(s -> resolution.get(s.tag()) / s.scale()).toArray();
    means = new BlockMeans(profile, options.blockReadings(profile.window()), blocks, signals);
    observed = new float[means.size()];
    input = new float[means.size()];
    missing = new boolean[profile.tags().size()];
    forecast = new float[targets.length];
    products = products(rows);
    weights = products.rows() == 0 ? null : weights(products.precision(ridge(options)));
  }

  /** Empty if there is no window in the rows. */
  static Optional<Regression> fit(ForecasterOptions options, WindowReplay rows) {
    var regression = new Regression(options, rows);
    return regression.weights == null ? Optional.empty() : Optional.of(regression);
  }

  private Gram products(WindowReplay rows) {
    var sums = new Gram(means.size());
    rows.run(
        profile.trainingStride(),
        (row, ring) -> {
          means.extract(ring, input, 0, missing, 0);
          sums.add(input);
        });
    return sums;
  }

  /**
   * The rounding of a sensor is noise that live data may have where training data has more digits.
   */
  private double[] ridge(ForecasterOptions options) {
    double[] ridge = new double[means.size()];
    for (int i = 0; i < ridge.length; i++) {
      int signal = i % signals.size();
      double step = signals.get(signal).state() == null ? steps[signal] : 0;
      ridge[i] = options.ridge() + Math.min(1, step * step / 12);
    }
    return ridge;
  }

  private float[][] weights(DMatrixRMaj precision) {
    float[][] found = new float[precision.numRows][targets.length];
    for (int target = 0; target < targets.length; target++) {
      int own = targets[target];
      for (int i = 0; i < found.length; i++) {
        found[i][target] =
            i == own ? 0 : (float) (-precision.unsafe_get(i, own) / precision.unsafe_get(own, own));
      }
    }
    return found;
  }

  List<Signal> signals() {
    return signals;
  }

  /** [input][target]. */
  float[][] weights() {
    return weights;
  }

  /** How many tags are forecast; as many, in the same order, whatever the rows were. */
  int targets() {
    return targets.length;
  }

  /** Index of a target's signal. */
  int signal(int target) {
    return targets[target];
  }

  /** Standard deviation of a target in the rows, in the unit of its tag. */
  double scale(int target) {
    return signals.get(targets[target]).scale();
  }

  /** Step of a target's sensor in scales. */
  double step(int target) {
    return steps[targets[target]];
  }

  /**
   * How far off the forecasts of a window are.
   *
   * @param residuals receives by target their sizes in the units of the tags: scales are different
   *     from one fit to another
   */
  void judge(WindowRing ring, double[] residuals) {
    means.extract(ring, observed, 0, missing, 0);
    means.limit(observed, input, 0);
    Arrays.fill(forecast, 0);
    for (int i = 0; i < input.length; i++) {
      if (input[i] != 0) {
        addScaled(input[i], weights[i], forecast);
      }
    }
    for (int target = 0; target < residuals.length; target++) {
      residuals[target] = Math.abs(residual(target)) * scale(target);
    }
  }

  /** In scales. */
  private double residual(int target) {
    double sum = forecast[target];
    for (int i = targets[target] + signals.size(); i < input.length; i += signals.size()) {
      sum += weights[i][target] * (observed[i] - input[i]);
    }
    return observed[targets[target]] - sum;
  }

  private static void addScaled(float factor, float[] weights, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * weights[i];
    }
  }

  /** A target's coefficients on its own older blocks. */
  List<Double> own(int target) {
    return IntStream.range(1, blocks)
        .mapToObj(block -> (double) weights[block * signals.size() + targets[target]][target])
        .toList();
  }

  /**
   * Standard deviation, over the windows fitted to, of the part of a forecast that is due to a tag.
   *
   * @param level of the target in scales
   */
  TreeMap<String, Double> influence(int target, double level) {
    var influence = new TreeMap<String, Double>();
    for (Tag tag : profile.tags()) {
      int[] inputs =
          IntStream.range(0, weights.length)
              .filter(i -> signals.get(i % signals.size()).tag().equals(tag.name()))
              .toArray();
      double variance = 0;
      for (int i : inputs) {
        for (int j : inputs) {
          variance += weights[i][target] * weights[j][target] * products.mean(i, j);
        }
      }
      if (Math.sqrt(Math.max(0, variance)) > LEAST_INFLUENCE * level) {
        influence.put(tag.name(), Math.sqrt(variance));
      }
    }
    return influence;
  }
}
