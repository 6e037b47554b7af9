package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.isolation.IsolationForest;
import io.sluice.models.isolation.IsolationForestExport;
import java.util.Map;
import java.util.Optional;

final class IsolationForestRecipe implements DetectorRecipe {

  private static final String MODEL = "isolation-forest.onnx";

  @Override
  public String name() {
    return "isolation-forest";
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_FEATURE_SCORE;
  }

  @Override
  public Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    IsolationForest forest = IsolationForest.fit(sets.trainingRows(), options.seed());
    return Optional.of(
        new TrainedDetector(
            name(),
            "isolation forest; score: how few random splits leave a window alone",
            kind(),
            MODEL,
            null,
            Map.of(MODEL, IsolationForestExport.toOnnx(forest)),
            Map.of(),
            Map.of(),
            new Meaning.HeldOut()));
  }
}
