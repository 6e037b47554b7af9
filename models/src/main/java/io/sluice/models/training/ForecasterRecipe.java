package io.sluice.models.training;

import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.forecast.Forecaster;
import io.sluice.models.forecast.ForecasterExport;
import io.sluice.models.forecast.ForecasterTrainer;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;
import java.util.Optional;

final class ForecasterRecipe implements DetectorRecipe {

  private static final String MODEL = "forecaster.onnx";
  private static final String SETTINGS = "forecaster.json";

  @Override
  public String name() {
    return "forecaster";
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_FORECASTER;
  }

  @Override
  public Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    if (!ForecasterTrainer.suits(sets.profile(), options.forecaster())) {
      return Optional.empty();
    }
    progress.at(Stage.FORECASTER, 0, 1);
    Forecaster forecaster =
        ForecasterTrainer.train(options.forecaster(), sets.normal(), sets.further());
    progress.at(Stage.FORECASTER, 1, 1);
    var settings = forecaster.settings();
    return Optional.of(
        new TrainedDetector(
            name(),
            "ridge regression of each tag's mean over %d readings on %d blocks of all tags; score: largest residual over what it is in normal operation"
                .formatted(settings.blockReadings(), settings.blocks()),
            kind(),
            MODEL,
            SETTINGS,
            Map.of(MODEL, ForecasterExport.toOnnx(forecaster), SETTINGS, Messages.encode(settings)),
            Map.of(),
            Map.of("targets", (double) settings.targets().size()),
            new Meaning.Scores(forecaster.crossFitted())));
  }
}
