package io.sluice.models.training;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.Messages;
import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleFolder;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.drift.Distributions;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.RecordFeatures;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.rule.InvalidRulesException;
import io.sluice.detection.scale.FeatureMoments;
import io.sluice.detection.scale.Standardizer;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.block.SignalMoments;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.rule.RuleSource;
import io.sluice.models.training.BlockedSplit.Block;
import io.sluice.models.training.BlockedSplit.Role;
import io.sluice.models.training.ShiftSearch.Shift;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a bundle of rows of normal operation. The same data, seed and options give the same files,
 * bit by bit, on the same kind of machine.
 */
public final class Trainer {

  public static final String MODEL_CARD = BundleFolder.CARD;

  private static final double PERCENTILE_WITHOUT_TIMES = 99;

  /** Fewer windows than this teach an autoencoder little; a smaller stride makes more of them. */
  private static final int ENOUGH_WINDOWS = 4000;

  private static final int FEWEST_WINDOWS = 100;

  /** Normal records for so long end an incident of events. */
  private static final Duration END_OF_EVENTS = Duration.ofSeconds(60);

  private final TrainingProgress progress;

  public Trainer(TrainingProgress progress) {
    this.progress = progress;
  }

  /**
   * @throws TrainingFailedException if nothing can be made of the data, in one sentence
   */
  public TrainingResult train(TrainingRequest request) throws TrainingFailedException {
    TrainingRows rows = TrainingRows.read(request, progress);
    try {
      return train(request, rows);
    } catch (OutOfMemoryError e) {
      // What was learnt so far is garbage by now, so there is memory to say so.
      throw HeapLimit.current(request.options())
          .beside(rows.count())
          .ranOut(rows.profile().tags().size());
    }
  }

  private TrainingResult train(TrainingRequest request, TrainingRows rows)
      throws TrainingFailedException {
    var notes = new ArrayList<>(rows.notes());
    Profile profile = rows.profile();
    CalibrationMethod asked = calibration(request.options().calibration(), rows, notes);
    CalibrationMethod kept = asked.within(BudgetAdvice.windowsPerDay(profile));
    TrainingOptions options = request.options().forKind(profile.kind()).withCalibration(kept);
    List<String> advice = new ArrayList<>();
    BudgetAdvice.ofSlowData(profile, asked, kept).ifPresent(advice::add);
    Set<String> wanted = options.detectorsOf(profile);
    RuleSource rules = rules(request, profile, wanted);
    refuseOtherUnits(ShiftSearch.of(profile, rows.stretches()), notes);
    if (rows.count() < BlockedSplit.minimumRows(profile.window())) {
      throw tooLittle(rows, profile);
    }
    List<Block> blocks = BlockedSplit.split(rows.stretches(), profile.window());
    Dictionaries dictionaries =
        LearntDictionaries.learn(
            profile,
            blocks,
            Stream.concat(rows.stretches().stream(), rows.attacks().stream()).toList(),
            rows.codes());
    FeatureSpec features = FeatureSpec.of(profile, dictionaries);
    var sets = new WindowSets(profile, dictionaries, features, blocks);
    if (options.trainingStride() == null) {
      int enough = stride(profile, sets);
      if (enough < profile.trainingStride()) {
        notes.add(
            "the training stride is %d instead of %d, for the data gives few windows"
                .formatted(enough, profile.trainingStride()));
        profile = Profiles.withTrainingStride(profile, enough);
      }
    }

    progress.at(Stage.WINDOWS, 0, 2);
    int stride = profile.trainingStride();
    var moments = new FeatureMoments(features);
    sets.features(Role.TRAINING, stride).forEach(moments::add);
    progress.at(Stage.WINDOWS, 1, 2);
    int validation = sets.features(Role.VALIDATION, stride).mapToInt(FeatureMatrix::rows).sum();
    progress.at(Stage.WINDOWS, 2, 2);
    if (moments.rows() < FEWEST_WINDOWS || validation == 0) {
      throw tooFewWindows(rows, profile, moments.rows());
    }
    var normal = new WindowReplay(profile, rows.stretches());
    HeapLimit limit = HeapLimit.current(options).beside(rows.count());
    var further =
        new WindowReplay(profile, further(request, rows, profile, dictionaries, limit, notes));
    if (ForecasterRecipe.isWanted(profile, wanted, options)) {
      limit
          .beside(further.rows())
          .requireSignals(
              profile.tags().size(), SignalMoments.of(profile, rows.stretches()).size());
    }
    Scale scale = Scale.of(normal, features, moments);
    var learning =
        new TrainingSets(
            normal,
            sets.rows(Role.TRAINING),
            further,
            new WindowReplay(profile, rows.attacks()),
            sets,
            scale.standardizer(),
            rules);
    Set<String> able =
        FeatureDetectors.allowed(
            Taught.with(wanted, options, rows, notes),
            !options.detectors().isEmpty(),
            normal,
            features,
            limit,
            notes);
    List<TrainedDetector> detectors = train(learning, able, options);
    Calibrated calibrated =
        Calibrated.find(
            detectors,
            features,
            learning.standardizer(),
            List.of(sets.rows(Role.CALIBRATION), learning.further()),
            options.calibration(),
            IncidentPolicy.of(debounce(profile)).onDelay(),
            progress);
    BudgetAdvice.ofLittleData(profile, kept, calibrated.windows()).ifPresent(advice::add);
    notes.addAll(advice);
    Map<String, Double> metrics = metrics(detectors, calibrated);
    var record =
        new TrainingRecord(
            options.seed(),
            DataHash.of(request.files()),
            rows.count(),
            scale.windows(),
            options.asText(able));
    String version = request.catalog().versions(profile.name()).nextVersion();
    var card =
        new ModelCard(
            profile,
            version,
            request.origin(),
            rows,
            record,
            detectors,
            calibrated,
            options,
            advice);
    Map<String, byte[]> files = files(detectors);
    files.put(MODEL_CARD, card.toMarkdown());
    files.put(Distributions.FILE, Messages.encode(distributions(profile, dictionaries, rows)));
    var draft =
        new BundleDraft(
            profile,
            version,
            dictionaries,
            features,
            learning.standardizer(),
            calibrated.detectors(),
            UsualFusion.of(detectors.stream().map(TrainedDetector::name).toList()),
            debounce(profile),
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
        draft.detectors().stream()
            .collect(Collectors.toMap(DetectorEntry::name, entry -> entry.curve().info())),
        metrics,
        notes);
  }

  private static Distributions distributions(
      Profile profile, Dictionaries dictionaries, TrainingRows rows) {
    double[][] values =
        rows.stretches().stream()
            .flatMap(stretch -> Arrays.stream(stretch.values()))
            .toArray(double[][]::new);
    return Distributions.learn(profile, dictionaries, values);
  }

  /** How features are standardised, and of how many windows that was learnt. */
  private record Scale(Standardizer standardizer, int windows) {

    /** Records are held back, so that their scale is that of those which are fitted to. */
    static Scale of(WindowReplay normal, FeatureSpec features, FeatureMoments fitted) {
      return switch (features) {
        case WindowStatistics statistics -> {
          var windows = NormalWindows.of(normal, statistics);
          yield new Scale(windows.standardizer(), windows.count());
        }
        case RecordFeatures records ->
            new Scale(Standardizer.fit(fitted, normal.profile()), fitted.rows());
      };
    }
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
        switch (profile.kind()) {
          case SIGNALS ->
              ("%,d rows of normal operation are too few: windows of %d readings need at least %,d"
                      + " rows, with few gaps longer than %s")
                  .formatted(
                      rows.count(),
                      profile.window(),
                      BlockedSplit.minimumRows(profile.window()),
                      profile.maxGap().toString().substring(2).toLowerCase(Locale.ROOT));
          case EVENTS ->
              ("%,d normal records are too few: at least %d are needed to train on, and some of all are"
                      + " held out; if they are readings at an interval, they need a time column and"
                      + " --kind signals")
                  .formatted(rows.count(), FEWEST_WINDOWS);
        });
  }

  /** There are rows enough, but they do not make windows: says what breaks them. */
  private static TrainingFailedException tooFewWindows(
      TrainingRows rows, Profile profile, int windows) {
    if (profile.kind() == ProfileKind.EVENTS) {
      return tooLittle(rows, profile);
    }
    long gaps =
        rows.stretches().stream()
            .mapToLong(stretch -> gaps(stretch, profile.maxGap().toMillis()))
            .sum();
    return new TrainingFailedException(
        ("%,d rows of normal operation make %,d windows of %d readings to train on, and at least %d"
                + " are needed: a window begins anew after each of %,d gaps of more than %s, and the"
                + " training stride is %d; about %d times the rows without such gaps would be enough")
            .formatted(
                rows.count(),
                windows,
                profile.window(),
                FEWEST_WINDOWS,
                gaps,
                profile.maxGap().toString().substring(2).toLowerCase(Locale.ROOT),
                profile.trainingStride(),
                Math.max(2, Math.ceilDiv(FEWEST_WINDOWS, Math.max(1, windows)))));
  }

  private static long gaps(Stretch stretch, long maxGapMillis) {
    long[] times = stretch.times();
    return IntStream.range(1, times.length)
        .filter(i -> times[i] - times[i - 1] > maxGapMillis)
        .count();
  }

  private static RuleSource rules(TrainingRequest request, Profile profile, Set<String> wanted)
      throws TrainingFailedException {
    Path file = request.rules();
    if (file == null) {
      return new RuleSource.Learnt();
    }
    if (!wanted.contains("rules")) {
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
  private List<Stretch> further(
      TrainingRequest request,
      TrainingRows trained,
      Profile profile,
      Dictionaries dictionaries,
      HeapLimit limit,
      List<String> notes)
      throws TrainingFailedException {
    var stretches = new ArrayList<Stretch>();
    HeapLimit left = limit;
    for (List<Path> files : List.of(request.calibration(), request.development())) {
      if (!files.isEmpty()) {
        var rows =
            TrainingRows.further(files, request.reading(), profile, dictionaries, left, progress);
        left = left.beside(rows.rows());
        var plant = SamePlant.compare(profile, trained.stretches(), rows.stretches());
        String names = TrainingRows.names(files);
        plant.require(names);
        plant.note(names).ifPresent(notes::add);
        stretches.addAll(rows.stretches());
        notes.addAll(rows.notes());
      }
    }
    return stretches;
  }

  private List<TrainedDetector> train(
      TrainingSets sets, Set<String> wanted, TrainingOptions options)
      throws TrainingFailedException {
    List<TrainedDetector> detectors =
        DetectorRecipe.ALL.stream()
            .filter(recipe -> wanted.contains(recipe.name()))
            .flatMap(recipe -> recipe.train(sets, options, progress).stream())
            .toList();
    if (detectors.isEmpty()) {
      throw new TrainingFailedException(
          "none of the detectors %s can judge this plant: its tags are %s"
              .formatted(
                  wanted,
                  sets.profile().tags().stream()
                      .map(tag -> tag.name() + " (" + tag.kind() + ")")
                      .collect(Collectors.joining(", "))));
    }
    return detectors;
  }

  /** An anomalous record between normal ones is all there is to see of an event. */
  private static @Nullable Debounce debounce(Profile profile) {
    return switch (profile.kind()) {
      case SIGNALS -> null;
      case EVENTS -> new Debounce(Duration.ZERO, END_OF_EVENTS);
    };
  }

  /** Without times nobody knows how many records a day has. */
  private static CalibrationMethod calibration(
      CalibrationMethod asked, TrainingRows rows, List<String> notes)
      throws TrainingFailedException {
    if (rows.hasTimes() || !(asked instanceof CalibrationMethod.Budget)) {
      return asked;
    }
    if (!asked.equals(TrainingOptions.DEFAULT.calibration())) {
      throw new TrainingFailedException(
          "a budget of alarms a day needs records with times: say --percentile instead of --budget");
    }
    notes.add(
        "a budget of alarms a day needs times: the threshold is percentile %s of the scores of held-out normal records (--percentile says otherwise)"
            .formatted(ReadableNumbers.of(PERCENTILE_WITHOUT_TIMES)));
    return new CalibrationMethod.Percentile(PERCENTILE_WITHOUT_TIMES);
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
