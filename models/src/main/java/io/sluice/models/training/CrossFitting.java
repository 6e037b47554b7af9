package io.sluice.models.training;

import io.sluice.detection.feature.WindowStatistics;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.parallel.Workers;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits a detector of features to all windows of normal operation, and finds by blocked
 * cross-fitting what it says of windows that nothing was learnt from: time is cut into folds, and
 * each is judged by a detector of its own, of which the scale of the features and everything else
 * comes from the other folds alone. These are thrown away. So no row is lost to what is shipped,
 * and little data is enough.
 */
final class CrossFitting {

  /** Each costs a fit; the forecaster, which is fitted in no time, has more. */
  private static final int FOLDS = 3;

  private final FeatureRecipe recipe;
  private final TrainingSets sets;
  private final TrainingOptions options;
  private final TrainingProgress progress;
  private int done;

  CrossFitting(
      FeatureRecipe recipe, TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    this.recipe = recipe;
    this.sets = sets;
    this.options = options;
    this.progress = progress;
  }

  TrainedDetector train() {
    progress.at(recipe.stage(), 0, FOLDS + 1);
    List<Optional<ScoreSeries>> scores = new ArrayList<>();
    var shipped = new ArrayList<TrainedDetector>(1);
    IntStream.rangeClosed(0, FOLDS).forEach(i -> scores.add(Optional.empty()));
    // The fit to all takes longest: it goes first, so that nobody waits for it alone.
    Workers.share(
        FOLDS + 1,
        () ->
            task -> {
              if (task == 0) {
                NormalWindows windows = windows(sets.normal());
                TrainedDetector detector = fit(windows);
                scores.set(FOLDS, scores(detector, windows, sets.further()));
                shipped.add(detector);
              } else {
                scores.set(task - 1, fold(task - 1));
              }
              step();
            });
    var all = new ScoreSeries(sets.profile());
    for (Optional<ScoreSeries> part : scores) {
      part.ifPresent(all::addAll);
    }
    return shipped.getFirst().withMeaning(new Meaning.Scores(all));
  }

  private synchronized void step() {
    progress.at(recipe.stage(), ++done, FOLDS + 1);
  }

  /** Empty if the other folds have no window, between gaps. */
  private Optional<ScoreSeries> fold(int fold) {
    WindowReplay normal = sets.normal();
    int from = (int) ((long) normal.rows() * fold / FOLDS);
    int to = (int) ((long) normal.rows() * (fold + 1) / FOLDS);
    NormalWindows others = windows(normal.without(from, to));
    return others.count() < 2
        ? Optional.empty()
        : scores(fit(others), others, normal.only(from, to));
  }

  private NormalWindows windows(WindowReplay rows) {
    return NormalWindows.of(rows, (WindowStatistics) sets.features());
  }

  private TrainedDetector fit(NormalWindows windows) {
    return recipe.fit(windows.rows(), options, (stage, at, total) -> {});
  }

  private Optional<ScoreSeries> scores(
      TrainedDetector detector, NormalWindows windows, WindowReplay held) {
    return Optional.of(
        HeldOutScores.of(
                List.of(detector),
                sets.features(),
                windows.standardizer(),
                List.of(held),
                (stage, at, total) -> {})
            .getFirst());
  }
}
