package io.sluice.detection.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.scale.Scaler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code bundle.json}. It names the digest of every other file, so its own digest
 * stands for the whole bundle. Nothing in it depends on when it was made.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param profile the kind of asset it judges
 * @param version version within the profile: 1, 2, 3, ...
 * @param dictionaries file of the {@link DictionaryFile}; null if no tag is categorical
 * @param features what is computed of a window or a record
 * @param scaler how they are standardised
 * @param detectors who judges
 * @param fusion how their ratios become one; the largest if it is left out
 * @param debounce how patient alarms are; null leaves it to alert-service
 * @param calibration how it was found what their scores mean; null if nobody was trained
 * @param training what it was trained from
 * @param metrics what evaluation found, by name
 * @param golden file of the {@link GoldenWindow}, of EVENTS a record; null if nobody was trained
 * @param files sha256 (hex) of every file in the folder but this one, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BundleManifest(
    int formatVersion,
    Profile profile,
    String version,
    @Nullable String dictionaries,
    FeatureEntry features,
    Scaler scaler,
    List<DetectorEntry> detectors,
    Fusion fusion,
    @Nullable Debounce debounce,
    @Nullable Calibration calibration,
    TrainingRecord training,
    Map<String, Double> metrics,
    @Nullable String golden,
    Map<String, String> files) {

  /** The format that this release reads and writes. */
  public static final int FORMAT_VERSION = 3;

  /** Name of its file. */
  public static final String FILE = "bundle.json";

  public BundleManifest {
    Present.required(profile, "profile");
    Present.text(version, "version");
    Present.required(features, "features");
    Present.required(scaler, "scaler");
    detectors = List.copyOf(Present.required(detectors, "detectors"));
    if (detectors.isEmpty()) {
      throw new IllegalArgumentException("'detectors' is empty");
    }
    List<String> names = detectors.stream().map(DetectorEntry::name).toList();
    if (names.stream().distinct().count() < detectors.size()) {
      throw new IllegalArgumentException("two detectors have the same name");
    }
    fusion = fusion == null ? Fusion.MAXIMUM : fusion;
    for (String corroborated : fusion.corroborated()) {
      if (!names.contains(corroborated)) {
        throw new IllegalArgumentException(
            "'fusion.corroborated' names '%s', which is none of the detectors %s"
                .formatted(corroborated, names));
      }
    }
    Present.required(training, "training");
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics == null ? Map.of() : metrics));
    long learners = detectors.stream().filter(DetectorEntry::learns).count();
    if (learners > 1) {
      throw new IllegalArgumentException(
          "'detectors' has %d that learn, expected one at most".formatted(learners));
    }
    if (detectors.stream().anyMatch(detector -> detector.file() != null)) {
      Present.required(calibration, "calibration");
      Present.text(golden, "golden");
    }
    files = Collections.unmodifiableMap(new TreeMap<>(Present.required(files, "files")));
  }
}
