package io.sluice.detection;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.GoldenReading;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.OnnxAutoencoder;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.RecordFeatures;
import io.sluice.detection.fusion.Fusion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of network flows: bytes, a protocol of few texts and a service of many. */
public final class Flows {

  public static final int BYTES = 0;
  public static final int PROTO = 1;
  public static final int SERVICE = 2;

  public static final Profile PROFILE =
      Profile.events(
          "flows",
          List.of(
              new Tag("bytes", "B", TagKind.CONTINUOUS, 1, null, null, null),
              new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null),
              new Tag("service", null, TagKind.CATEGORICAL, 0, null, null, null)),
          Duration.ofMillis(20));

  public static final Dictionaries DICTIONARIES =
      Dictionaries.learn(
          PROFILE, List.of(Map.of(), Map.of("tcp", 75L, "udp", 24L, "6", 1L), services()));

  public static final RecordFeatures FEATURES = RecordFeatures.of(PROFILE, DICTIONARIES);

  private Flows() {}

  private static Map<String, Long> services() {
    var counts = new HashMap<String, Long>();
    for (int i = 1; i <= 20; i++) {
      counts.put("s" + i, (long) i);
    }
    return counts;
  }

  /** A record; null for a missing text. */
  public static double[] record(double bytes, String proto, String service) {
    return new double[] {
      bytes,
      proto == null ? Double.NaN : DICTIONARIES.code(PROTO, proto),
      service == null ? Double.NaN : DICTIONARIES.code(SERVICE, service)
    };
  }

  /** Whose autoencoder rebuilds zeros: a record's score is the mean square of its features. */
  public static BundleDraft draft() {
    return new BundleDraft(
        PROFILE,
        "1",
        DICTIONARIES,
        FEATURES,
        Windows.identity(FEATURES.size()),
        List.of(
            new DetectorEntry(
                "autoencoder",
                OnnxAutoencoder.KIND,
                "autoencoder.onnx",
                null,
                RatioCurve.proportional(1),
                Map.of())),
        Fusion.MAXIMUM,
        new Debounce(Duration.ZERO, Duration.ofSeconds(60)),
        new Calibration(null, 99.5, 1000),
        new TrainingRecord(42, "ab".repeat(32), 100, 100, Map.of()),
        Map.of(),
        List.of(GoldenReading.of(1_700_000_000_000L, record(0.5, "udp", "s3"), DICTIONARIES)),
        Map.of("autoencoder.onnx", Graphs.zeros(FEATURES.size())));
  }
}
