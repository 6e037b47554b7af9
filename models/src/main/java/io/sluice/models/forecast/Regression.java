package io.sluice.models.forecast;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.detection.window.WindowRing;
import io.sluice.models.block.SignalMoments;
import io.sluice.models.window.WindowReplay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ridge regression of each continuous tag's mean over the newest block on all other inputs, or on
 * those that were chosen where they are too many. Moments, the range that inputs are limited to,
 * the choice and the coefficients all come from the rows that it was fitted to. Not thread-safe.
 */
final class Regression {

  /** Influence below this part of a target's level is not worth a line. */
  private static final double LEAST_INFLUENCE = 0.02;

  private final List<Signal> signals;

  /** Index of the signal, by target. */
  private final int[] targets;

  /** By signal, the step of its tag's sensor in scales. */
  private final double[] steps;

  private final ForecasterOptions options;
  private final BlockMeans means;
  private final Fit fit;

  private final float[] observed;
  private final float[] input;
  private final boolean[] missing;
  private final float[] forecast;

  private Regression(
      ForecasterOptions options,
      List<Signal> signals,
      int[] targets,
      double[] steps,
      BlockMeans means,
      int tags,
      Fit fit) {
    this.options = options;
    this.signals = signals;
    this.targets = targets;
    this.steps = steps;
    this.means = means;
    this.fit = fit;
    observed = new float[means.size()];
    input = new float[means.size()];
    missing = new boolean[tags];
    forecast = new float[targets.length];
  }

  /** Empty if there is no window in the rows. */
  static Optional<Regression> fit(ForecasterOptions options, WindowReplay rows) {
    Profile profile = rows.profile();
    List<Signal> signals = SignalMoments.of(profile, rows.stretches());
    int blocks = options.blocks(profile.window());
    int[] targets =
        IntStream.range(0, signals.size()).filter(s -> signals.get(s).state() == null).toArray();
    double[] steps = steps(profile, signals);
    int blockReadings = options.blockReadings(profile.window());
    var means = new BlockMeans(profile, blockReadings, blocks, signals);
    var inputs = new Inputs(signals, blocks, targets, ridge(options, signals, steps, means.size()));
    var windows = new InputWindows(rows, means, blockReadings);
    Optional<Fit> found =
        means.size() <= options.fullInputs()
            ? FullFit.of(inputs, windows)
            : SelectedFit.of(inputs, windows, options.selectedInputs());
    int tags = profile.tags().size();
    return found.map(fit -> new Regression(options, signals, targets, steps, means, tags, fit));
  }

  private static double[] steps(Profile profile, List<Signal> signals) {
    Map<String, Tag> tags =
        profile.tags().stream().collect(Collectors.toMap(Tag::name, Function.identity()));
    return signals.stream()
        .mapToDouble(
            signal ->
                Objects.requireNonNull(tags.get(signal.tag()), "no tag of the profile").resolution()
                    / signal.scale())
        .toArray();
  }

  /**
   * The same of other rows, from all inputs or from chosen ones as this: they may have fewer states
   * of a tag, and thus inputs.
   */
  Optional<Regression> fitAlike(WindowReplay rows) {
    int full =
        switch (fit.coefficients()) {
          case Coefficients.Full all -> Integer.MAX_VALUE;
          case Coefficients.Selected some -> 0;
        };
    return fit(options.withInputs(full, options.selectedInputs()), rows);
  }

  /**
   * The rounding of a sensor is noise that live data may have where training data has more digits.
   */
  private static double[] ridge(
      ForecasterOptions options, List<Signal> signals, double[] steps, int inputs) {
    double[] ridge = new double[inputs];
    for (int i = 0; i < ridge.length; i++) {
      int signal = i % signals.size();
      double step = signals.get(signal).state() == null ? steps[signal] : 0;
      ridge[i] = options.ridge() + Math.min(1, step * step / 12);
    }
    return ridge;
  }

  List<Signal> signals() {
    return signals;
  }

  Coefficients coefficients() {
    return fit.coefficients();
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
   * @param from the first target to judge
   * @param residuals receives of it and those that follow their sizes in the units of the tags:
   *     scales are different from one fit to another
   */
  void judge(WindowRing ring, int from, double[] residuals) {
    means.extract(ring, observed, 0, missing, 0);
    means.limit(observed, input, 0);
    fit.coefficients().forecast(input, from, from + residuals.length, forecast);
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = Math.abs(residual(from + i)) * scale(from + i);
    }
  }

  /** In scales. */
  private double residual(int target) {
    double sum = forecast[target];
    int at = targets[target];
    for (float weight : fit.own()[target]) {
      at += signals.size();
      sum += weight * (observed[at] - input[at]);
    }
    return observed[targets[target]] - sum;
  }

  /** A target's coefficients on its own older blocks. */
  List<Double> own(int target) {
    float[] own = fit.own()[target];
    return IntStream.range(0, own.length).mapToObj(block -> (double) own[block]).toList();
  }

  /**
   * Standard deviation, over the windows fitted to, of the part of a forecast that is due to a tag.
   *
   * @param level of the target in scales
   */
  TreeMap<String, Double> influence(int target, double level) {
    var influence = new TreeMap<String, Double>();
    fit.variances()
        .get(target)
        .forEach(
            (tag, variance) -> {
              if (Math.sqrt(Math.max(0, variance)) > LEAST_INFLUENCE * level) {
                influence.put(tag, Math.sqrt(variance));
              }
            });
    return influence;
  }
}
