package io.sluice.cli.models;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.calibration.AlarmBudget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a bundle says of itself, in words: by a short name what a person would compare. */
final class ManifestText {

  private ManifestText() {}

  /** In the order in which it is to be read. */
  static Map<String, String> of(BundleManifest manifest) {
    var profile = manifest.profile();
    var text = new LinkedHashMap<String, String>();
    text.put("kind", profile.kind().name());
    text.put(
        "tags",
        "%d: %s"
            .formatted(
                profile.tags().size(),
                profile.tags().stream().map(Tag::name).collect(Collectors.joining(" "))));
    if (profile.kind() == ProfileKind.SIGNALS) {
      text.put(
          "window", "%d readings, one every %s".formatted(profile.window(), profile.interval()));
    }
    var training = manifest.training();
    text.put(
        "trained",
        "%,d rows, %,d %s, seed %d, data %s"
            .formatted(
                training.rows(),
                training.windows(),
                profile.kind().judged(),
                training.seed(),
                training.dataSha256()));
    training.options().forEach((name, value) -> text.put("option " + name, value));
    for (DetectorEntry detector : manifest.detectors()) {
      text.put("detector " + detector.name(), detector.kind());
    }
    text.put("fusion", manifest.fusion().toString());
    if (manifest.debounce() != null) {
      text.put(
          "alarms",
          "after %s, over after %s"
              .formatted(manifest.debounce().onDelay(), manifest.debounce().offDelay()));
    }
    if (manifest.calibration() != null) {
      text.put("calibrated", calibrated(manifest.calibration()));
    }
    manifest
        .metrics()
        .forEach((name, value) -> text.put("metric " + name, "%.4g".formatted(value)));
    return text;
  }

  private static String calibrated(Calibration calibration) {
    AlarmBudget budget = calibration.budget();
    String meant =
        budget == null
            ? "percentile %s of normal scores".formatted(calibration.percentile())
            : "for %s INFO, %s WARNING and %s CRITICAL a day"
                .formatted(budget.info(), budget.warning(), budget.critical());
    return "%s, on %,d windows".formatted(meant, calibration.windows());
  }
}
