package io.sluice.detection;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.GoldenReading;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.OnnxAutoencoder;
import io.sluice.detection.detector.OnnxOneClassSvm;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.fusion.Fusion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small bundles for tests: what is normal is 0. */
public final class Bundles {

  private Bundles() {}

  /** Whose one detector learns from what it judges. */
  public static BundleDraft learning(Profile profile, String version, ForestSettings settings) {
    return new BundleDraft(
        profile,
        version,
        Dictionaries.none(profile),
        WindowStatistics.of(profile),
        Windows.identity(WindowStatistics.of(profile).size()),
        List.of(
            new DetectorEntry(
                ForestDetector.KIND,
                ForestDetector.KIND,
                null,
                null,
                ForestDetector.CURVE,
                settings.parameters())),
        Fusion.MAXIMUM,
        null,
        null,
        new TrainingRecord(42, "ab".repeat(32), 10, 0, Map.of()),
        Map.of(),
        List.of(),
        Map.of());
  }

  /** {@link #draft} with a forest that learns beside the two. */
  public static BundleDraft mixed(
      Profile profile, String version, ForestSettings settings, Fusion fusion) {
    BundleDraft trained = draft(profile, version);
    var detectors = new ArrayList<>(trained.detectors());
    detectors.addAll(learning(profile, version, settings).detectors());
    return with(trained, detectors, fusion);
  }

  /** A draft with other detectors, of the same files. */
  public static BundleDraft with(BundleDraft draft, List<DetectorEntry> detectors, Fusion fusion) {
    return new BundleDraft(
        draft.profile(),
        draft.version(),
        draft.dictionaries(),
        draft.features(),
        draft.standardizer(),
        detectors,
        fusion,
        draft.debounce(),
        draft.calibration(),
        draft.training(),
        draft.metrics(),
        draft.golden(),
        draft.files());
  }

  /** An autoencoder that rebuilds 0 (threshold 1) and a kernel around 0 (threshold 0.5). */
  public static BundleDraft draft(Profile profile, String version) {
    WindowStatistics spec = WindowStatistics.of(profile);
    var golden = new ArrayList<GoldenReading>();
    var readings = Windows.noise(profile.window(), profile.tags().size(), 7);
    readings.get(1)[0] = Double.NaN;
    for (int i = 0; i < readings.size(); i++) {
      golden.add(
          GoldenReading.of(
              1_700_000_000_000L + 1000L * i, readings.get(i), Dictionaries.none(profile)));
    }
    return new BundleDraft(
        profile,
        version,
        Dictionaries.none(profile),
        WindowStatistics.of(profile),
        Windows.identity(spec.size()),
        List.of(
            new DetectorEntry(
                "autoencoder",
                OnnxAutoencoder.KIND,
                "autoencoder.onnx",
                null,
                RatioCurve.proportional(1),
                Map.of()),
            new DetectorEntry(
                "one-class-svm",
                OnnxOneClassSvm.KIND,
                "one-class-svm.onnx",
                null,
                RatioCurve.proportional(0.5),
                Map.of(OnnxOneClassSvm.RHO, 0.25, OnnxOneClassSvm.COEFFICIENT_SUM, 1.0))),
        Fusion.MAXIMUM,
        null,
        new Calibration(null, 99.5, 1000),
        new TrainingRecord(42, "ab".repeat(32), 10_000, 900, Map.of("epochs", "30")),
        Map.of("f1", 0.9),
        golden,
        Map.of(
            "autoencoder.onnx", Graphs.zeros(spec.size()),
            "one-class-svm.onnx", Graphs.kernel(spec.size(), 0.01f, 0.25f, true),
            "MODEL_CARD.md", "# Test\n".getBytes(StandardCharsets.UTF_8)));
  }
}
