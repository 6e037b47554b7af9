package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.models.calibration.Meaning;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A detector that has learnt but whose scores mean nothing yet.
 *
 * @param name what scores will call it
 * @param description what it is, half a sentence for the model card
 * @param kind who will run it
 * @param file name of its model file in the bundle
 * @param settings name of its settings file, null if it has none
 * @param files content of its files by name
 * @param parameters what the files do not say
 * @param metrics what is known of it from training, by name
 * @param meaning from what it can be told what its scores mean
 */
record TrainedDetector(
    String name,
    String description,
    DetectorKind kind,
    String file,
    @Nullable String settings,
    Map<String, byte[]> files,
    Map<String, Double> parameters,
    Map<String, Double> metrics,
    Meaning meaning) {

  /** The same of which it is known otherwise what its scores mean. */
  TrainedDetector withMeaning(Meaning newMeaning) {
    return new TrainedDetector(
        name, description, kind, file, settings, files, parameters, metrics, newMeaning);
  }

  DetectorEntry withCurve(RatioCurve curve) {
    return new DetectorEntry(name, kind.key(), file, settings, curve, parameters);
  }

  /** The detector as scoring will run it. */
  Detector open(Profile profile, FeatureSpec features) {
    try {
      return withCurve(RatioCurve.proportional(1)).open(files, profile, features);
    } catch (UnusableModelException e) {
      throw new IllegalStateException("the exported model of " + name + " cannot be used", e);
    }
  }
}
