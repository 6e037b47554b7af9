package io.sluice.models.protocol;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.evaluation.Curve;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingFailedException;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.training.TrainingRequest;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What protocols are made of. */
final class Steps {

  /** What is trained of records where there are no labels. */
  static final Set<String> WITHOUT_LABELS = Set.of("autoencoder", "one-class-svm", "record-rules");

  static final Set<String> RECORD_RULES = Set.of("record-rules");

  private Steps() {}

  /** Trains a bundle and loads it. */
  static Bundle train(TrainingRequest request, ProtocolProgress progress)
      throws ProtocolFailedException {
    try {
      var trainer =
          new Trainer(
              (stage, done, total) ->
                  progress.at("Training", stage.ordinal(), Stage.values().length));
      return Bundle.load(trainer.train(request).folder());
    } catch (TrainingFailedException | BundleRefusedException e) {
      throw new ProtocolFailedException(e.getMessage(), e);
    }
  }

  /** Trains on what is asked for, chooses on its development data and reports on the same. */
  static Evaluation trainAndReport(
      TrainingRequest request,
      String title,
      String about,
      Function<EvaluationReport, List<Goal>> goals,
      ProtocolProgress progress)
      throws ProtocolFailedException {
    Path development = request.development().getFirst();
    try (var bundle = train(request, progress)) {
      progress.at("Judging " + development.getFileName(), 0, 1);
      Judged judged = judge(bundle, IncidentPolicy.of(bundle.manifest().debounce()), development);
      var evaluation = Evaluation.of(title, about, List.of(judged));
      return evaluation.withGoals(goals.apply(evaluation.bundles().getFirst()));
    }
  }

  /** Trains a bundle of records and lets it judge those that it did not see. */
  static Judged trainAndJudge(
      String name,
      RecordSplit.Sides sides,
      Set<String> detectors,
      CalibrationMethod calibration,
      Path workFolder,
      ProtocolProgress progress)
      throws ProtocolFailedException {
    var request =
        TrainingRequest.inferring("records", List.of(sides.training()), workFolder)
            .withKind(ProfileKind.EVENTS)
            .withOptions(
                TrainingOptions.DEFAULT.withDetectors(detectors).withCalibration(calibration));
    try (var bundle = train(request, progress)) {
      progress.at("Judging by " + name, 0, 1);
      return judge(bundle, IncidentPolicy.of(bundle.manifest().debounce()), sides.test())
          .named(name);
    }
  }

  /** A folder that may be there. */
  static Path folder(Path folder) throws ProtocolFailedException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ProtocolFailedException("cannot make " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Area under the curve of the fused ratio; null if there is none. */
  static @Nullable Double rocArea(EvaluationReport report) {
    Curve roc = report.curves().getFirst().roc();
    return roc == null ? null : roc.area();
  }

  /** Lets a bundle judge all rows of a file. */
  static Judged judge(Bundle bundle, IncidentPolicy alarms, Path file)
      throws ProtocolFailedException {
    try (var evaluator = new Evaluator(bundle, alarms);
        var readings =
            ReadingFile.inspect(file, ReadingOptions.FILES.forProfile(bundle.profile())).open()) {
      evaluator.add(readings);
      return evaluator.judged();
    } catch (UnusableFileException e) {
      throw new ProtocolFailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new ProtocolFailedException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** A share as per cent. */
  static @Nullable Double percent(@Nullable Double share) {
    return share == null ? null : share * 100;
  }
}
