package io.sluice.models.forecast;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.forecast.ForecasterSettings.Target;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.calibration.Tail;
import io.sluice.models.parallel.Workers;
import io.sluice.models.window.WindowReplay;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits a forecaster to all rows of normal operation, and finds out how far off its forecasts are.
 *
 * <p>The latter by blocked cross-fitting: time is cut into folds, and each is judged by a
 * regression of its own, of which moments, limits and weights come from the other folds alone.
 * These are thrown away; the one that is shipped has seen every row, as more rows make it no worse.
 */
public final class ForecasterTrainer {

  private final ForecasterOptions options;
  private final Profile profile;
  private final Progress progress;

  private ForecasterTrainer(ForecasterOptions options, Profile profile, Progress progress) {
    this.options = options;
    this.profile = profile;
    this.progress = progress;
  }

  /** Is told how many fits and judgements of all are done. */
  @FunctionalInterface
  public interface Progress {

    void at(int done, int total);
  }

  /** Whether there is anything that it could forecast, and from what. */
  public static boolean suits(Profile profile, ForecasterOptions options) {
    return options.blocks(profile.window()) >= 2 && targets(profile) > 0;
  }

  /**
   * Bytes that training takes at once beside the rows, about: first to choose inputs, then to find
   * out how far off forecasts are.
   *
   * @param rows to learn from, and further ones
   * @param signals that are made of the tags
   * @param workers at a time
   */
  public static long memory(ForecasterOptions options, long rows, int signals, int workers) {
    long inputs = (long) signals * ForecasterOptions.BLOCKS;
    int most = options.selectedInputs() + ForecasterOptions.BLOCKS - 1;
    long choosing =
        LaggedProducts.memory(signals, inputs)
            + InputSelection.memory(Math.min(workers, signals), inputs, most);
    return Math.max(choosing, Residuals.memory(rows, signals));
  }

  private static int targets(Profile profile) {
    return (int) profile.tags().stream().filter(tag -> tag.kind() == TagKind.CONTINUOUS).count();
  }

  /**
   * @param normal rows of normal operation, a window of them at least
   * @param further more of it, only for the levels: nothing is fitted to it
   * @throws IllegalArgumentException if there is no window at the training stride
   */
  public static Forecaster train(
      ForecasterOptions options, WindowReplay normal, WindowReplay further, Progress progress) {
    return new ForecasterTrainer(options, normal.profile(), progress).train(normal, further);
  }

  private Forecaster train(WindowReplay normal, WindowReplay further) {
    int atOnce = Residuals.targetsAtOnce(normal.rows() + further.rows());
    int steps = options.folds() + 1 + Math.ceilDiv(targets(profile), atOnce);
    progress.at(0, steps);
    Regression regression =
        Regression.fit(options, normal)
            .orElseThrow(
                () -> new IllegalArgumentException("the rows hold no window to learn from"));
    progress.at(1, steps);
    // Each fold is judged by the fit to all others.
    double[] scales =
        IntStream.range(0, regression.targets()).mapToDouble(regression::scale).toArray();
    var residuals = new Residuals(profile, scales);
    int[] done = {1};
    Fold.of(options, normal, regression)
        .forEach(
            fold -> {
              fold.regression().ifPresent(fit -> residuals.add(fold.heldOut(), fit));
              progress.at(++done[0], steps);
            });
    residuals.add(further, regression);
    double[] levels = new double[regression.targets()];
    ScoreSeries scores =
        scores(regression, residuals, atOnce, levels, () -> progress.at(++done[0], steps));
    var settings =
        new ForecasterSettings(
            options.blockReadings(profile.window()),
            options.blocks(profile.window()),
            regression.signals(),
            targets(regression, levels));
    return new Forecaster(settings, regression.coefficients(), scores);
  }

  /**
   * The largest residual of each window, over levels.
   *
   * @param atOnce targets to judge at a time
   * @param levels receives how far off each target's forecast may be
   * @param step is run after each time
   */
  private ScoreSeries scores(
      Regression regression, Residuals residuals, int atOnce, double[] levels, Runnable step) {
    double[] largest = new double[0];
    for (int first = 0; first < levels.length; first += atOnce) {
      int from = first;
      List<ScoreSeries> some = residuals.judge(from, Math.min(levels.length, from + atOnce));
      Workers.share(
          some.size(), () -> i -> levels[from + i] = level(some.get(i), regression.step(from + i)));
      largest = Arrays.copyOf(largest, residuals.windows());
      for (int i = 0; i < some.size(); i++) {
        addLargest(some.get(i), levels[from + i], largest);
      }
      step.run();
    }
    var scores = new ScoreSeries(profile);
    for (int window = 0; window < largest.length; window++) {
      scores.add(residuals.endMillis(window), largest[window]);
    }
    return scores;
  }

  private static void addLargest(ScoreSeries residuals, double level, double[] largest) {
    for (int window = 0; window < largest.length; window++) {
      largest[window] = Math.max(largest[window], residuals.score(window) / level);
    }
  }

  /** How far off a target's forecast may be, not finer than half a step of its sensor. */
  private static double level(ScoreSeries seen, double sensorStep) {
    // What the data have shown about once: levels make tags comparable, and how rare their largest
    // is among all of them is found where all are seen together.
    double often = Math.max(1, 1 / seen.days());
    double level = seen.size() == 0 ? 0 : Tail.of(seen).estimateAt(often);
    double halfStep = Math.max(1e-6, sensorStep / 2);
    return Math.max(halfStep, level);
  }

  private static List<Target> targets(Regression regression, double[] levels) {
    return IntStream.range(0, levels.length)
        .mapToObj(
            target ->
                new Target(
                    regression.signal(target),
                    levels[target],
                    regression.own(target),
                    regression.influence(target, levels[target])))
        .toList();
  }
}
