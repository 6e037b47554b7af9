package io.sluice.detection.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.feature.FeatureSpec;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A detector in a manifest.
 *
 * @param name what scores call it, {@code autoencoder}
 * @param kind {@link DetectorKind#key}
 * @param file its model file in the bundle's folder; null if its kind has none
 * @param settings its settings file, null if it has none
 * @param curve what its scores mean
 * @param parameters numbers that the files do not say, by name; none if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DetectorEntry(
    String name,
    String kind,
    @Nullable String file,
    @Nullable String settings,
    RatioCurve curve,
    Map<String, Double> parameters) {

  public DetectorEntry {
    Present.text(name, "detectors.name");
    Present.text(kind, "detectors.kind");
    if (file != null) {
      Present.text(file, "detectors.file");
    }
    Present.required(curve, "detectors.curve");
    parameters =
        Collections.unmodifiableMap(new TreeMap<>(parameters == null ? Map.of() : parameters));
  }

  /**
   * The detector itself.
   *
   * @param files content by name
   * @throws UnusableModelException naming what is missing or does not fit
   */
  public Detector open(Map<String, byte[]> files, Profile profile, FeatureSpec features)
      throws UnusableModelException {
    DetectorKind known =
        DetectorKind.of(kind)
            .orElseThrow(() -> new UnusableModelException("no detector of kind '" + kind + "'"));
    if (profile.kind() == ProfileKind.EVENTS && !known.judgesRecords()) {
      throw new UnusableModelException(
          "it judges windows of readings, and profile '%s' is of kind EVENTS"
              .formatted(profile.name()));
    }
    if (known.hasModel() && file == null) {
      throw new UnusableModelException("'detectors.file' is missing");
    }
    byte[] model = file == null ? null : content(files, file);
    byte[] text = settings == null ? null : content(files, settings);
    return known.create(this, new DetectorKind.Files(model, text), profile, features);
  }

  /** The same where other ratios are to become 1, 1.5 and 2. */
  DetectorEntry with(RatioCurve levels) {
    return new DetectorEntry(name, kind, file, settings, curve.with(levels), parameters);
  }

  /** Whether it learns from what it judges instead of having been trained. */
  boolean learns() {
    return DetectorKind.of(kind).filter(known -> !known.hasModel()).isPresent();
  }

  private static byte[] content(Map<String, byte[]> files, String name)
      throws UnusableModelException {
    byte[] content = files.get(name);
    if (content == null) {
      throw new UnusableModelException("there is no file '" + name + "'");
    }
    return content;
  }
}
