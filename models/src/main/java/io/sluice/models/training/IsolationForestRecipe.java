package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.isolation.IsolationForest;
import io.sluice.models.isolation.IsolationForestExport;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;

final class IsolationForestRecipe implements FeatureRecipe {

  static final String NAME = "isolation-forest";

  private static final String MODEL = "isolation-forest.onnx";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_FEATURE_SCORE;
  }

  @Override
  public Stage stage() {
    return Stage.CALIBRATION;
  }

  @Override
  public TrainedDetector fit(FeatureRows rows, TrainingOptions options, TrainingProgress progress) {
    IsolationForest forest = IsolationForest.fit(rows.all(), options.seed());
    return new TrainedDetector(
        name(),
        "isolation forest; score: how few random splits leave a window alone",
        kind(),
        MODEL,
        null,
        Map.of(MODEL, IsolationForestExport.toOnnx(forest)),
        Map.of(),
        Map.of(),
        new Meaning.HeldOut());
  }
}
