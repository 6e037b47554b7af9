package io.sluice.models.training;

import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.models.evaluation.AlarmTarget;
import io.sluice.models.evaluation.TargetTuning;
import io.sluice.models.evaluation.Tuning;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a draft judge development data as the bundle that it would be, and chooses by that. */
final class DraftTuning {

  private DraftTuning() {}

  /**
   * The draft with the settings that are best on the development data.
   *
   * @param notes receives what was chosen
   */
  static BundleDraft tuned(
      BundleDraft draft, TrainingRequest request, List<String> notes, TrainingProgress progress)
      throws TrainingFailedException {
    progress.at(Stage.TUNING, 0, 1);
    @Nullable Path scratch = null;
    try {
      scratch = Files.createTempDirectory("sluice-tuning");
      try (Bundle bundle = Bundle.load(BundleWriter.write(scratch, draft))) {
        BundleDraft tuned = tuned(draft, bundle, request, notes);
        progress.at(Stage.TUNING, 1, 1);
        return tuned;
      }
    } catch (UnusableFileException e) {
      throw new TrainingFailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new TrainingFailedException("cannot tune: " + e, e);
    } catch (UnusableModelException | BundleRefusedException e) {
      throw new IllegalStateException("what was trained cannot be loaded", e);
    } finally {
      deleteQuietly(scratch);
    }
  }

  private static BundleDraft tuned(
      BundleDraft draft, Bundle bundle, TrainingRequest request, List<String> notes)
      throws UnusableFileException, IOException {
    AlarmTarget target = request.target();
    if (target == null) {
      Tuning tuning = Tuning.choose(bundle, request.development(), request.reading());
      notes.add(tuning.sentence());
      return draft.with(tuning.debounce());
    }
    TargetTuning tuning =
        TargetTuning.choose(bundle, target, request.development(), request.reading());
    notes.add(tuning.sentence());
    TargetTuning.Setting chosen = tuning.chosen();
    return draft
        .with(chosen.debounce())
        .withAlarmsAt(chosen.fusion(), RatioCurve.proportional(chosen.factor()));
  }

  private static void deleteQuietly(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
