package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.neighbour.LocalOutlierFactor;
import io.sluice.models.neighbour.LocalOutlierFactorExport;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;

final class LocalOutlierFactorRecipe implements FeatureRecipe {

  static final String NAME = "local-outlier-factor";

  private static final String MODEL = "local-outlier-factor.onnx";

  /** The paper advises at least 10, and no more than a cluster may be small. */
  private static final int NEIGHBOURS = 20;

  /** Each costs every window a distance. */
  private static final int MOST_WINDOWS = 1000;

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
    LocalOutlierFactor model = LocalOutlierFactor.fit(rows.all(), NEIGHBOURS, MOST_WINDOWS);
    return new TrainedDetector(
        name(),
        "local outlier factor; score: how much sparser it is around a window than around its %d nearest normal ones"
            .formatted(NEIGHBOURS),
        kind(),
        MODEL,
        null,
        Map.of(MODEL, LocalOutlierFactorExport.toOnnx(model)),
        Map.of(),
        Map.of(),
        new Meaning.HeldOut());
  }
}
