package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.rule.InvalidRulesException;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.rule.RuleSource;
import io.sluice.models.training.BlockedSplit.Role;
import io.sluice.models.training.ShiftSearch.Shift;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a bundle of rows of normal operation. The same data, seed and options give the same files,
 * bit by bit, on the same kind of machine.
 */
public final class Trainer {

  static final String MODEL_CARD = "MODEL_CARD.md";

  /** Fewer windows than this teach an autoencoder little; a smaller stride makes more of them. */
  private static final int ENOUGH_WINDOWS = 4000;

  private static final int FEWEST_WINDOWS = 100;

  private final TrainingProgress progress;

  public Trainer(TrainingProgress progress) {
    this.progress = progress;
  }

  /**
   * @throws TrainingFailedException if nothing can be made of the data, in one sentence
   */
  public TrainingResult train(TrainingRequest request) throws TrainingFailedException {
    TrainingOptions options = request.options();
    TrainingRows rows = TrainingRows.read(request, progress);
    var notes = new ArrayList<>(rows.notes());
    Profile profile = rows.profile();
    RuleSource rules = rules(request, profile);
    refuseOtherUnits(ShiftSearch.of(profile, rows.stretches()), notes);
    if (rows.count() < BlockedSplit.minimumRows(profile.window())) {
      throw tooLittle(rows, profile);
    }
    var sets = new WindowSets(profile, BlockedSplit.split(rows.stretches(), profile.window()));
    if (options.trainingStride() == null) {
      int stride = stride(profile, sets);
      if (stride < profile.trainingStride()) {
        notes.add(
            "the training stride is %d instead of %d, for the data gives few windows"
                .formatted(stride, profile.trainingStride()));
        profile = Profiles.withTrainingStride(profile, stride);
      }
    }

    progress.at(Stage.WINDOWS, 0, 2);
    FeatureMatrix training = sets.features(Role.TRAINING, profile.trainingStride());
    progress.at(Stage.WINDOWS, 1, 2);
    FeatureMatrix validation = sets.features(Role.VALIDATION, profile.trainingStride());
    progress.at(Stage.WINDOWS, 2, 2);
    if (training.rows() < FEWEST_WINDOWS || validation.rows() == 0) {
      throw tooLittle(rows, profile);
    }
    var normal = new WindowReplay(profile, rows.stretches());
    var learning =
        new TrainingSets(
            normal,
            sets.rows(Role.TRAINING),
            new WindowReplay(profile, further(request, profile, notes)),
            training,
            validation,
            Standardizer.fit(training, profile),
            rules);
    List<TrainedDetector> detectors = train(learning, options);
    Calibrated calibrated =
        Calibrated.find(
            detectors,
            learning.standardizer(),
            List.of(sets.rows(Role.CALIBRATION), learning.further()),
            options.calibration(),
            progress);
    Map<String, Double> metrics = metrics(detectors, calibrated);
    var record =
        new TrainingRecord(
            options.seed(),
            DataHash.of(request.files()),
            rows.count(),
            training.rows(),
            options.asText());
    String version = request.bundleFolders().nextVersion(profile.name());
    var card =
        new ModelCard(
            profile, version, request.origin(), rows, record, detectors, calibrated, options);
    Map<String, byte[]> files = files(detectors);
    files.put(MODEL_CARD, card.toMarkdown());
    var draft =
        new BundleDraft(
            profile,
            version,
            learning.standardizer(),
            calibrated.detectors(),
            Fusion.MAXIMUM,
            null,
            calibration(options.calibration(), calibrated.windows()),
            record,
            metrics,
            sets.goldenWindow().orElseThrow(),
            files);
    if (!request.development().isEmpty()) {
      draft = DraftTuning.tuned(draft, request, notes, progress);
    }
    Path folder = write(request.bundleRoot(), draft);
    return new TrainingResult(
        folder,
        profile,
        version,
        rows.count(),
        calibrated.detectors().stream()
            .collect(Collectors.toMap(DetectorEntry::name, entry -> entry.curve().info())),
        metrics,
        notes);
  }

  private static void refuseOtherUnits(List<Shift> shifts, List<String> notes)
      throws TrainingFailedException {
    for (Shift shift : shifts) {
      if (shift.isAnotherUnit()) {
        throw new TrainingFailedException(
            "%s, as if its unit or its sensor had been changed; give the rows of one of the two, or leave the tag out with --exclude '%s'"
                .formatted(shift.sentence(), shift.tag()));
      }
      notes.add(shift.sentence() + ": both are taken for normal");
    }
  }

  private static TrainingFailedException tooLittle(TrainingRows rows, Profile profile) {
    return new TrainingFailedException(
        ("%,d rows of normal operation are too few: windows of %d readings need at least %,d rows,"
                + " with few gaps longer than %s")
            .formatted(
                rows.count(),
                profile.window(),
                BlockedSplit.minimumRows(profile.window()),
                profile.maxGap().toString().substring(2).toLowerCase(Locale.ROOT)));
  }

  private static RuleSource rules(TrainingRequest request, Profile profile)
      throws TrainingFailedException {
    Path file = request.rules();
    if (file == null) {
      return new RuleSource.Learnt(request.profile() != null);
    }
    if (!request.options().detectors().contains("rules")) {
      throw new TrainingFailedException(
          "there is a file of rules, but the detector 'rules' is not among those to train");
    }
    try {
      return RuleSource.given(Files.readAllBytes(file), profile);
    } catch (InvalidRulesException e) {
      throw new TrainingFailedException(file + ", " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new TrainingFailedException("there is no file " + file, e);
    } catch (IOException e) {
      throw new TrainingFailedException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static int stride(Profile profile, WindowSets sets) {
    return Math.clamp(sets.atMost(Role.TRAINING) / ENOUGH_WINDOWS, 1, profile.trainingStride());
  }

  /** Normal rows that only calibrate. */
  private List<Stretch> further(TrainingRequest request, Profile profile, List<String> notes)
      throws TrainingFailedException {
    var stretches = new ArrayList<Stretch>();
    for (List<Path> files : List.of(request.calibration(), request.development())) {
      if (!files.isEmpty()) {
        var rows = TrainingRows.further(files, request.csv(), profile, progress);
        stretches.addAll(rows.stretches());
        notes.addAll(rows.notes());
      }
    }
    return stretches;
  }

  private List<TrainedDetector> train(TrainingSets sets, TrainingOptions options)
      throws TrainingFailedException {
    List<TrainedDetector> detectors =
        DetectorRecipe.ALL.stream()
            .filter(recipe -> options.detectors().contains(recipe.name()))
            .flatMap(recipe -> recipe.train(sets, options, progress).stream())
            .toList();
    if (detectors.isEmpty()) {
      throw new TrainingFailedException(
          "none of the detectors %s can judge this plant: its tags are %s"
              .formatted(
                  options.detectors(),
                  sets.profile().tags().stream()
                      .map(tag -> tag.name() + " (" + tag.kind() + ")")
                      .collect(Collectors.joining(", "))));
    }
    return detectors;
  }

  private static Calibration calibration(CalibrationMethod method, int windows) {
    return switch (method) {
      case CalibrationMethod.Budget budget -> new Calibration(budget.budget(), null, windows);
      case CalibrationMethod.Percentile percentile ->
          new Calibration(null, percentile.percentile(), windows);
    };
  }

  private static Map<String, Double> metrics(
      List<TrainedDetector> detectors, Calibrated calibrated) {
    var metrics = new TreeMap<String, Double>();
    for (TrainedDetector detector : detectors) {
      detector.metrics().forEach((name, value) -> metrics.put(detector.name() + "." + name, value));
    }
    calibrated
        .anomalousShares()
        .forEach((detector, share) -> metrics.put(detector + ".anomalousShare", share));
    return metrics;
  }

  private static Map<String, byte[]> files(List<TrainedDetector> detectors) {
    var files = new TreeMap<String, byte[]>();
    detectors.forEach(detector -> files.putAll(detector.files()));
    return files;
  }

  private Path write(Path root, BundleDraft draft) throws TrainingFailedException {
    progress.at(Stage.BUNDLE, 0, 1);
    try {
      Path folder = BundleWriter.write(root, draft);
      progress.at(Stage.BUNDLE, 1, 1);
      return folder;
    } catch (IOException e) {
      throw new TrainingFailedException("cannot write the bundle under " + root + ": " + e, e);
    } catch (UnusableModelException | BundleRefusedException e) {
      throw new IllegalStateException("what was trained cannot be loaded", e);
    }
  }
}
