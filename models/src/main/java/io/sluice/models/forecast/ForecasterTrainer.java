package io.sluice.models.forecast;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.forecast.ForecasterSettings.Target;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.calibration.Tail;
import io.sluice.models.window.WindowReplay;
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
  private final Regression regression;

  private ForecasterTrainer(ForecasterOptions options, WindowReplay normal) {
    this.options = options;
    profile = normal.profile();
    regression = Regression.fit(options, normal).orElseThrow();
  }

  /** Whether there is anything that it could forecast, and from what. */
  public static boolean suits(Profile profile, ForecasterOptions options) {
    return options.blocks(profile.window()) >= 2
        && profile.tags().stream().anyMatch(tag -> tag.kind() == TagKind.CONTINUOUS);
  }

  /**
   * @param normal rows of normal operation, a window of them at least
   * @param further more of it, only for the levels: nothing is fitted to it
   */
  public static Forecaster train(
      ForecasterOptions options, WindowReplay normal, WindowReplay further) {
    return new ForecasterTrainer(options, normal).train(normal, further);
  }

  private Forecaster train(WindowReplay normal, WindowReplay further) {
    List<ScoreSeries> residuals = residuals(normal, further);
    double[] levels = levels(residuals);
    var settings =
        new ForecasterSettings(
            options.blockReadings(profile.window()),
            options.blocks(profile.window()),
            regression.signals(),
            targets(levels));
    return new Forecaster(settings, regression.weights(), scores(residuals, levels));
  }

  /** Sizes of the residuals by target in scales; those of a fold from the fit to all others. */
  private List<ScoreSeries> residuals(WindowReplay normal, WindowReplay further) {
    List<ScoreSeries> residuals =
        IntStream.range(0, regression.targets()).mapToObj(t -> new ScoreSeries(profile)).toList();
    Fold.of(options, normal)
        .forEach(fold -> fold.regression().ifPresent(fit -> judge(fold.heldOut(), fit, residuals)));
    judge(further, regression, residuals);
    return residuals;
  }

  private void judge(WindowReplay rows, Regression fit, List<ScoreSeries> residuals) {
    double[] sizes = new double[residuals.size()];
    rows.run(
        profile.scoringStride(),
        (row, ring) -> {
          fit.judge(ring, sizes);
          for (int target = 0; target < sizes.length; target++) {
            double size = sizes[target] / regression.scale(target);
            residuals.get(target).add(ring.endMillis(), size);
          }
        });
  }

  /** How far off each target's forecast may be, not finer than half a step of its sensor. */
  private double[] levels(List<ScoreSeries> residuals) {
    // What the data have shown about once: levels make tags comparable, and how rare their largest
    // is among all of them is found where all are seen together.
    double often = Math.max(1, 1 / residuals.getFirst().days());
    double[] levels = new double[residuals.size()];
    for (int target = 0; target < levels.length; target++) {
      ScoreSeries seen = residuals.get(target);
      double level = seen.size() == 0 ? 0 : Tail.of(seen).levelAt(often);
      double halfStep = Math.max(1e-6, regression.step(target) / 2);
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

  private List<Target> targets(double[] levels) {
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
