package io.sluice.detection.bundle;

import io.sluice.detection.detector.CalibratedDetector;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A detector in a manifest.
 *
 * @param name what scores call it, {@code autoencoder}
 * @param kind {@link io.sluice.detection.detector.DetectorKind#key}
 * @param file its model file in the bundle's folder
 * @param threshold the score from which a window counts as anomalous
 * @param parameters what the model file does not say, by name; null means none
 */
public record DetectorEntry(
    String name, String kind, String file, double threshold, Map<String, Double> parameters) {

  public DetectorEntry {
    Present.text(name, "detectors.name");
    Present.text(kind, "detectors.kind");
    Present.text(file, "detectors.file");
    double smallest = CalibratedDetector.SMALLEST_THRESHOLD;
    if (!(threshold >= smallest) || !Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "the threshold of %s is %s, expected at least %s".formatted(name, threshold, smallest));
    }
    parameters =
        Collections.unmodifiableMap(new TreeMap<>(parameters == null ? Map.of() : parameters));
  }
}
