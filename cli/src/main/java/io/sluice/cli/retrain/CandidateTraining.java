package io.sluice.cli.retrain;

import io.sluice.catalog.ProfileVersions;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.console.Console;
import io.sluice.cli.evaluate.ChosenBundle;
import io.sluice.cli.evaluate.LabelledData;
import io.sluice.cli.models.ChampionOfRecord;
import io.sluice.cli.models.KnownBundles;
import io.sluice.cli.train.StageName;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.evaluation.AlarmTarget;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingFailedException;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import io.sluice.models.training.TrainingResult;
import io.sluice.sources.readings.ReadingOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Trains as {@code train} does, by the settings of the bundle in use, and compares both. */
final class CandidateTraining {

  private static final ReadingOptions READING = ReadingOptions.FILES.withLabelsWhereThereAreAny();

  private final ProfileVersions before;
  private final @Nullable Set<String> detectors;
  private final long seed;
  private final Console console;

  /**
   * @param before what there is already
   * @param detectors null for those of the bundle in use
   */
  CandidateTraining(
      ProfileVersions before, @Nullable Set<String> detectors, long seed, Console console) {
    this.before = before;
    this.detectors = detectors;
    this.seed = seed;
    this.console = console;
  }

  /**
   * From now on the version in use is so by name: what is trained here waits to be promoted.
   *
   * @param target what alarms are to be like; null to leave them as calibrated
   * @param choosing from when on readings are for that, and not learnt from
   * @throws CommandFailure if the data do not do
   */
  TrainingResult train(
      Profile profile,
      RetrainingData data,
      String origin,
      @Nullable AlarmTarget target,
      Instant choosing) {
    BundleManifest champion =
        KnownBundles.manifest(
            InstalledBundle.folder(profile.name(), before.champion().orElseThrow()));
    ChampionOfRecord.of(profile.name());
    try {
      ChosenOn parts =
          target == null
              ? new ChosenOn(data.learn(), List.of())
              : ChosenOn.split(data.learn(), choosing);
      if (parts.learn().isEmpty()) {
        throw new CommandFailure(
            "there are no readings before %s to learn from; say --since with an earlier time"
                .formatted(choosing));
      }
      TrainingRequest request =
          TrainingRequest.of(profile, parts.learn(), Home.ownBundles())
              .withOptions(options(champion))
              .withReading(READING)
              .withOrigin(origin)
              .withOtherRoots(Home.bundleRoots());
      if (target != null) {
        if (parts.choose().isEmpty()) {
          throw new CommandFailure(
              "there are no readings from %s on to choose alarms by; say --until with a later time, or leave --target out"
                  .formatted(choosing));
        }
        request = request.withTarget(target, parts.choose());
      }
      TrainingResult result =
          new Trainer(
                  (stage, done, total) -> console.progress(StageName.of(stage), done, total, ""))
              .train(request);
      console.clearProgress();
      result.notes().forEach(note -> console.println("note: " + note));
      return result;
    } catch (TrainingFailedException | IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot part the readings: " + e.getMessage(), e);
    }
  }

  private TrainingOptions options(BundleManifest champion) {
    var options = TrainingOptions.DEFAULT.withSeed(seed);
    var calibration = champion.calibration();
    if (calibration != null) {
      options = options.withCalibration(method(calibration));
    }
    if (detectors != null) {
      return options.withDetectors(detectors);
    }
    Set<String> trained =
        champion.detectors().stream()
            .filter(detector -> detector.file() != null)
            .map(DetectorEntry::name)
            .collect(Collectors.toSet());
    return trained.isEmpty() ? options : options.withDetectors(trained);
  }

  private static CalibrationMethod method(Calibration calibration) {
    AlarmBudget budget = calibration.budget();
    return budget != null
        ? new CalibrationMethod.Budget(budget)
        : new CalibrationMethod.Percentile(
            Objects.requireNonNull(calibration.percentile(), "without a budget there is one"));
  }

  /** As the two judge what was kept; empty if nothing was. */
  List<EvaluationReport> compare(int champion, String version, RetrainingData data) {
    if (data.compare().isEmpty()) {
      return List.of();
    }
    String profile = before.profile();
    var reports =
        new LabelledData(data.compare(), READING)
            .judge(
                List.of(
                    ChosenBundle.of(profile, Integer.toString(champion)),
                    ChosenBundle.of(profile, version)),
                console)
            .bundles();
    console.clearProgress();
    return reports;
  }

  String dataSha256(TrainingResult result) {
    return KnownBundles.manifest(result.folder()).training().dataSha256();
  }
}
