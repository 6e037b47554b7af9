package io.sluice.models.forecast;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.block.BlockMeans;
import io.sluice.detection.block.Signal;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.forecast.ForecasterSettings.Target;
import io.sluice.detection.window.WindowRing;
import io.sluice.models.block.SignalMoments;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.calibration.Tail;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Fits a forecaster by ridge regression: each continuous tag's mean over the newest block from all
 * other inputs, its own newest block left out.
 *
 * <p>All these regressions follow from one matrix: with P the inverse of the inputs' products plus
 * ridge, the coefficients of input k on the others are -P[i][k] / P[k][k] (Lauritzen, Graphical
 * Models, 1996, section 5.1.3). So a hundred tags cost one inversion.
 *
 * <p>How far off forecasts of normal operation are is measured by blocked cross-fitting: time is
 * cut into folds, and each is forecast by a fit to the others.
 */
public final class ForecasterTrainer {

  /** Influence below this part of a target's level is not worth a line. */
  private static final double LEAST_INFLUENCE = 0.02;

  private final ForecasterOptions options;
  private final Profile profile;
  private final List<Signal> signals;
  private final int blockReadings;
  private final int blocks;
  private final int[] targets;

  /** By signal, the step of its tag's sensor in scales. */
  private final double[] steps;

  private final double[] ridge;

  private ForecasterTrainer(ForecasterOptions options, WindowReplay normal) {
    this.options = options;
    profile = normal.profile();
    signals = SignalMoments.of(profile, normal.stretches());
    blockReadings = options.blockReadings(profile.window());
    blocks = options.blocks(profile.window());
    targets =
        IntStream.range(0, signals.size()).filter(s -> signals.get(s).state() == null).toArray();
    var resolution = profile.tags().stream().collect(Collectors.toMap(Tag::name, Tag::resolution));
    steps = signals.stream().mapToDouble(s -> resolution.get(s.tag()) / s.scale()).toArray();
    ridge = ridge();
  }

  /** Whether there is anything that it could forecast, and from what. */
  public static boolean suits(Profile profile, ForecasterOptions options) {
    return options.blocks(profile.window()) >= 2
        && profile.tags().stream().anyMatch(tag -> tag.kind() == TagKind.CONTINUOUS);
  }

  /**
   * @param normal rows of normal operation
   * @param further more of it, only for the levels: nothing is fitted to it
   */
  public static Forecaster train(
      ForecasterOptions options, WindowReplay normal, WindowReplay further) {
    return new ForecasterTrainer(options, normal).train(normal, further);
  }

  private Forecaster train(WindowReplay normal, WindowReplay further) {
    Gram[] folds = folds(normal);
    var all = new Gram(signals.size() * blocks);
    for (Gram fold : folds) {
      all.add(fold);
    }
    float[][] weights = weights(all);
    List<ScoreSeries> residuals = residuals(normal, folds, further, weights);
    double[] levels = levels(residuals);
    var settings =
        new ForecasterSettings(blockReadings, blocks, signals, targets(all, weights, levels));
    return new Forecaster(settings, weights, scores(residuals, levels));
  }

  private BlockMeans blockMeans() {
    return new BlockMeans(profile, blockReadings, blocks, signals);
  }

  /**
   * The rounding of a sensor is noise that live data may have where training data has more digits.
   */
  private double[] ridge() {
    double[] ridge = new double[signals.size() * blocks];
    for (int i = 0; i < ridge.length; i++) {
      int signal = i % signals.size();
      double step = signals.get(signal).state() == null ? steps[signal] : 0;
      ridge[i] = options.ridge() + Math.min(1, step * step / 12);
    }
    return ridge;
  }

  private int fold(int row, int rows) {
    return (int) ((long) row * options.folds() / rows);
  }

  /** Products by fold; windows that lie in two folds are in none. */
  private Gram[] folds(WindowReplay normal) {
    var folds = new Gram[options.folds()];
    for (int i = 0; i < folds.length; i++) {
      folds[i] = new Gram(signals.size() * blocks);
    }
    BlockMeans means = blockMeans();
    float[] input = new float[means.size()];
    boolean[] missing = new boolean[profile.tags().size()];
    int rows = normal.rows();
    normal.run(
        profile.trainingStride(),
        (row, ring) -> {
          int fold = fold(row, rows);
          if (fold == fold(Math.max(0, row - profile.window() + 1), rows)) {
            means.extract(ring, input, 0, missing, 0);
            folds[fold].add(input);
          }
        });
    return folds;
  }

  private float[][] weights(Gram products) {
    DMatrixRMaj precision = products.precision(ridge);
    float[][] weights = new float[precision.numRows][targets.length];
    for (int target = 0; target < targets.length; target++) {
      int own = targets[target];
      for (int input = 0; input < weights.length; input++) {
        weights[input][target] =
            input == own
                ? 0
                : (float) (-precision.unsafe_get(input, own) / precision.unsafe_get(own, own));
      }
    }
    return weights;
  }

  /** Sizes of the residuals by target; those of a fold from the fit to all others. */
  private List<ScoreSeries> residuals(
      WindowReplay normal, Gram[] folds, WindowReplay further, float[][] weights) {
    List<ScoreSeries> residuals =
        IntStream.range(0, targets.length).mapToObj(t -> new ScoreSeries(profile)).toList();
    float[][][] byFold = new float[folds.length][][];
    for (int fold = 0; fold < folds.length; fold++) {
      var others = new Gram(signals.size() * blocks);
      for (int other = 0; other < folds.length; other++) {
        if (other != fold) {
          others.add(folds[other]);
        }
      }
      byFold[fold] = others.rows() == 0 ? weights : weights(others);
    }
    int rows = normal.rows();
    var run = new Residuals(residuals);
    normal.run(profile.scoringStride(), (row, ring) -> run.add(ring, byFold[fold(row, rows)]));
    further.run(profile.scoringStride(), (row, ring) -> run.add(ring, weights));
    return residuals;
  }

  /** Adds the residuals of window after window. */
  private final class Residuals {

    private final BlockMeans means = blockMeans();
    private final float[] observed = new float[means.size()];
    private final float[] input = new float[means.size()];
    private final boolean[] missing = new boolean[profile.tags().size()];
    private final float[] forecast = new float[targets.length];
    private final List<ScoreSeries> series;

    Residuals(List<ScoreSeries> series) {
      this.series = series;
    }

    void add(WindowRing ring, float[][] weights) {
      means.extract(ring, observed, 0, missing, 0);
      means.limit(observed, input, 0);
      Arrays.fill(forecast, 0);
      for (int i = 0; i < input.length; i++) {
        if (input[i] != 0) {
          addScaled(input[i], weights[i], forecast);
        }
      }
      for (int target = 0; target < targets.length; target++) {
        series.get(target).add(ring.endMillis(), Math.abs(residual(target, weights)));
      }
    }

    private double residual(int target, float[][] weights) {
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
  }

  /** How far off each target's forecast may be, not finer than half a step of its sensor. */
  private double[] levels(List<ScoreSeries> residuals) {
    // What the data have shown about once: levels make tags comparable, and how rare their largest
    // is among all of them is found where all are seen together.
    double often = Math.max(1, 1 / residuals.getFirst().days());
    double[] levels = new double[targets.length];
    for (int target = 0; target < targets.length; target++) {
      double level = Tail.of(residuals.get(target)).levelAt(often);
      double halfStep = Math.max(1e-6, steps[targets[target]] / 2);
      levels[target] = Math.max(halfStep, level);
    }
    return levels;
  }

  private ScoreSeries scores(List<ScoreSeries> residuals, double[] levels) {
    var scores = new ScoreSeries(profile);
    for (int i = 0; i < residuals.getFirst().size(); i++) {
      double largest = 0;
      for (int target = 0; target < levels.length; target++) {
        largest = Math.max(largest, residuals.get(target).score(i) / levels[target]);
      }
      scores.add(residuals.getFirst().endMillis(i), largest);
    }
    return scores;
  }

  private List<Double> own(float[][] weights, int target) {
    return IntStream.range(1, blocks)
        .mapToObj(block -> (double) weights[block * signals.size() + targets[target]][target])
        .toList();
  }

  private List<Target> targets(Gram all, float[][] weights, double[] levels) {
    var described = new ArrayList<Target>();
    for (int target = 0; target < targets.length; target++) {
      described.add(
          new Target(
              targets[target],
              levels[target],
              own(weights, target),
              influence(all, weights, target, levels[target])));
    }
    return described;
  }

  /**
   * Standard deviation, over the training windows, of the part of a forecast that is due to a tag.
   */
  private TreeMap<String, Double> influence(Gram all, float[][] weights, int target, double level) {
    var influence = new TreeMap<String, Double>();
    for (Tag tag : profile.tags()) {
      int[] inputs =
          IntStream.range(0, weights.length)
              .filter(i -> signals.get(i % signals.size()).tag().equals(tag.name()))
              .toArray();
      double variance = 0;
      for (int i : inputs) {
        for (int j : inputs) {
          variance += weights[i][target] * weights[j][target] * all.mean(i, j);
        }
      }
      if (Math.sqrt(Math.max(0, variance)) > LEAST_INFLUENCE * level) {
        influence.put(tag.name(), Math.sqrt(variance));
      }
    }
    return influence;
  }
}
