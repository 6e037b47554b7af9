package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.DetectorKind;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.scale.WindowMatrix;
import java.util.Map;

/**
 * A detector that has learnt but has no threshold yet.
 *
 * @param name what scores will call it
 * @param kind who will run it
 * @param file name of its model file in the bundle
 * @param model content of that file
 * @param parameters what the file does not say
 */
record TrainedDetector(
    String name, DetectorKind kind, String file, byte[] model, Map<String, Double> parameters) {

  private static final int BATCH = 256;

  DetectorEntry withThreshold(double threshold) {
    return new DetectorEntry(name, kind.key(), file, threshold, parameters);
  }

  /** The detector as scoring will run it. */
  Detector open(FeatureSpec spec) {
    try {
      return kind.create(name, model, parameters, spec);
    } catch (UnusableModelException e) {
      throw new IllegalStateException("the exported model of " + name + " cannot be used", e);
    }
  }

  /** Scores of all windows. */
  static double[] score(Detector detector, FeatureMatrix windows, Standardizer standardizer) {
    var scores = new double[windows.rows()];
    var batch = new WindowMatrix(windows.spec(), standardizer, BATCH);
    Detector.Judge judge = detector.judge(BATCH);
    for (int from = 0; from < windows.rows(); from += BATCH) {
      int count = Math.min(BATCH, windows.rows() - from);
      batch.clear();
      for (int i = 0; i < count; i++) {
        batch.add(windows.values(), windows.offset(from + i));
      }
      judge.judge(batch);
      for (int i = 0; i < count; i++) {
        scores[from + i] = judge.score(i);
      }
    }
    return scores;
  }
}
