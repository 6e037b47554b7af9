package io.sluice.detection.bundle;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.adaptation.Adaptation;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Remembering;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.drift.Distributions;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.rule.DataWatch;
import io.sluice.detection.rule.RuleDetector;
import io.sluice.detection.scale.Standardizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One trained version of a profile, loaded and checked. Thread-safe; close it once unused. */
public final class Bundle implements AutoCloseable {

  private final BundleRef ref;
  private final BundleManifest manifest;
  private final Dictionaries dictionaries;
  private final @Nullable Distributions distributions;
  private final FeatureSpec features;
  private final Standardizer standardizer;
  private final List<CalibratedDetector> detectors;
  private final boolean trained;
  private final @Nullable Remembering remembering;

  private Bundle(
      BundleRef ref,
      BundleManifest manifest,
      Dictionaries dictionaries,
      @Nullable Distributions distributions,
      FeatureSpec features,
      Standardizer standardizer,
      List<CalibratedDetector> detectors) {
    this.ref = ref;
    this.manifest = manifest;
    this.dictionaries = dictionaries;
    this.distributions = distributions;
    this.features = features;
    this.standardizer = standardizer;
    this.detectors = List.copyOf(detectors);
    trained =
        detectors.stream().anyMatch(calibrated -> !(calibrated.detector() instanceof Learner));
    Learner learner = learner().orElse(null);
    remembering =
        learner != null
                || manifest.profile().kind() == ProfileKind.EVENTS
                || !Adaptation.suits(this.detectors)
            ? learner
            : new Adaptation(manifest.profile(), features, standardizer, this.detectors);
  }

  /**
   * Reads a bundle folder, checks every hash and replays the golden window.
   *
   * @throws BundleRefusedException naming the folder and what is wrong with it
   */
  public static Bundle load(Path folder) throws BundleRefusedException {
    return load(folder, sha256 -> true);
  }

  /**
   * As {@link #load(Path)}, of a bundle that somebody vouches for: hashes in the folder itself tell
   * damage, not who wrote them.
   *
   * @param isVouchedFor asked with the SHA-256 of the manifest before anything else is read
   */
  public static Bundle load(Path folder, Predicate<String> isVouchedFor)
      throws BundleRefusedException {
    SealedFolder sealed = SealedFolder.open(folder, isVouchedFor);
    BundleManifest manifest = sealed.manifest();
    Dictionaries dictionaries = dictionaries(sealed);
    FeatureSpec features = features(sealed, dictionaries);
    var bundle =
        new Bundle(
            new BundleRef(manifest.version(), sealed.sha256()),
            manifest,
            dictionaries,
            distributions(sealed),
            features,
            new Standardizer(manifest.scaler()),
            detectors(sealed, features));
    try {
      bundle.replayGoldenWindow(sealed);
      return bundle;
    } catch (BundleRefusedException | RuntimeException e) {
      bundle.close();
      throw e;
    }
  }

  /** Which bundle this is. */
  public BundleRef ref() {
    return ref;
  }

  public Profile profile() {
    return manifest.profile();
  }

  public BundleManifest manifest() {
    return manifest;
  }

  /** The texts that its categorical tags know, and their codes. */
  public Dictionaries dictionaries() {
    return dictionaries;
  }

  /** What was seen of each tag in training; empty of a bundle that nobody trained. */
  public Optional<Distributions> distributions() {
    return Optional.ofNullable(distributions);
  }

  public FeatureSpec features() {
    return features;
  }

  public Standardizer standardizer() {
    return standardizer;
  }

  /** How the ratios of all detectors become one. */
  public Fusion fusion() {
    return manifest.fusion();
  }

  /** Who judges, in the manifest's order. */
  public List<CalibratedDetector> detectors() {
    return detectors;
  }

  /** Who judges the data: the rules, or where there are none, that every tag has values. */
  public DataWatch dataWatch() {
    return detectors.stream()
        .map(CalibratedDetector::detector)
        .filter(RuleDetector.class::isInstance)
        .map(detector -> ((RuleDetector) detector).watch())
        .findFirst()
        .orElseGet(() -> DataWatch.ofEveryTag(profile()));
  }

  /** Whether anything in it was trained. One that learns may stand beside what was. */
  public boolean isTrained() {
    return trained;
  }

  /** Who learns each asset from its own readings; empty if nobody does. */
  public Optional<Learner> learner() {
    return detectors.stream()
        .map(CalibratedDetector::detector)
        .filter(Learner.class::isInstance)
        .map(Learner.class::cast)
        .findFirst();
  }

  /**
   * Who has a memory of each asset: who learns it, or else who follows it where a trained bundle
   * judges windows; empty if nobody has.
   */
  public Optional<Remembering> remembering() {
    return Optional.ofNullable(remembering);
  }

  @Override
  public void close() {
    detectors.forEach(calibrated -> calibrated.detector().close());
  }

  private static Dictionaries dictionaries(SealedFolder sealed) throws BundleRefusedException {
    String file = sealed.manifest().dictionaries();
    try {
      return Dictionaries.of(
          sealed.manifest().profile(),
          file == null
              ? List.of()
              : Messages.decode(sealed.content(file), DictionaryFile.class).dictionaries());
    } catch (MalformedMessageException | IllegalArgumentException e) {
      throw sealed.refused(
          (file == null ? BundleManifest.FILE + " names no dictionaries: " : file + ": ")
              + e.getMessage(),
          SealedFolder.RESTORE);
    }
  }

  private static @Nullable Distributions distributions(SealedFolder sealed)
      throws BundleRefusedException {
    BundleManifest manifest = sealed.manifest();
    if (!manifest.files().containsKey(Distributions.FILE)) {
      return null;
    }
    try {
      var distributions = Messages.decode(sealed.content(Distributions.FILE), Distributions.class);
      distributions.requireTagsOf(manifest.profile());
      return distributions;
    } catch (MalformedMessageException | IllegalArgumentException e) {
      throw sealed.refused(Distributions.FILE + ": " + e.getMessage(), SealedFolder.RESTORE);
    }
  }

  private static FeatureSpec features(SealedFolder sealed, Dictionaries dictionaries)
      throws BundleRefusedException {
    BundleManifest manifest = sealed.manifest();
    try {
      FeatureSpec features = manifest.features().open(manifest.profile(), dictionaries);
      int scaled = manifest.scaler().mean().size();
      if (scaled != features.size()) {
        throw new IllegalArgumentException(
            "the scaler is one of %d features, not of %d".formatted(scaled, features.size()));
      }
      return features;
    } catch (IllegalArgumentException e) {
      throw sealed.refused(
          "in bundle.json " + e.getMessage(), "train the profile again with this release");
    }
  }

  private static List<CalibratedDetector> detectors(SealedFolder sealed, FeatureSpec features)
      throws BundleRefusedException {
    var detectors = new ArrayList<CalibratedDetector>();
    try {
      for (DetectorEntry entry : sealed.manifest().detectors()) {
        detectors.add(new CalibratedDetector(create(sealed, entry, features), entry.curve()));
      }
      return detectors;
    } catch (BundleRefusedException | RuntimeException e) {
      detectors.forEach(calibrated -> calibrated.detector().close());
      throw e;
    }
  }

  private static Detector create(SealedFolder sealed, DetectorEntry entry, FeatureSpec features)
      throws BundleRefusedException {
    if (DetectorKind.of(entry.kind()).isEmpty()) {
      throw sealed.refused(
          "bundle.json names a detector of kind '" + entry.kind() + "', unknown to this release",
          "update the release, or train the profile again with this one");
    }
    var files = new HashMap<String, byte[]>();
    if (entry.file() != null) {
      files.put(entry.file(), sealed.content(entry.file()));
    }
    if (entry.settings() != null) {
      files.put(entry.settings(), sealed.content(entry.settings()));
    }
    try {
      return entry.open(files, sealed.manifest().profile(), features);
    } catch (UnusableModelException e) {
      throw sealed.refused(
          "%s cannot serve detector '%s': %s"
              .formatted(
                  entry.file() == null ? BundleManifest.FILE : "file " + entry.file(),
                  entry.name(),
                  e.getMessage()),
          "train the profile again with this release");
    }
  }

  private void replayGoldenWindow(SealedFolder sealed) throws BundleRefusedException {
    String file = manifest.golden();
    if (file == null) {
      return; // nothing in it was trained
    }
    GoldenWindow golden;
    GoldenWindow played;
    try {
      golden = Messages.decode(sealed.content(file), GoldenWindow.class);
      var judges = detectors.stream().map(CalibratedDetector::detector).toList();
      played =
          GoldenWindow.play(
              profile(), dictionaries, features, standardizer, judges, golden.readings());
    } catch (MalformedMessageException | IllegalArgumentException e) {
      throw sealed.refused(
          "the golden window in " + file + " is unreadable, " + e.getMessage(),
          SealedFolder.RESTORE);
    }
    for (var score : played.scores().entrySet()) {
      if (!golden.agrees(score.getKey(), score.getValue())) {
        throw sealed.refused(
            "on the golden window in %s detector '%s' scores %s, expected %s"
                .formatted(
                    file, score.getKey(), score.getValue(), golden.scores().get(score.getKey())),
            "train the profile again with this release");
      }
    }
  }
}
