package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import io.sluice.models.autoencoder.AutoencoderExport;
import io.sluice.models.autoencoder.AutoencoderTrainer;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;
import java.util.stream.Collectors;

final class AutoencoderRecipe implements FeatureRecipe {

  static final String NAME = "autoencoder";

  private static final String MODEL = "autoencoder.onnx";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_AUTOENCODER;
  }

  @Override
  public Stage stage() {
    return Stage.AUTOENCODER;
  }

  @Override
  public TrainedDetector fit(FeatureRows rows, TrainingOptions options, TrainingProgress progress) {
    int epochs = options.autoencoder().maxEpochs();
    progress.at(Stage.AUTOENCODER, 0, epochs);
    AutoencoderTrainer.Trained trained =
        new AutoencoderTrainer(
                options.autoencoder(),
                (epoch, ours, theirs) -> progress.at(Stage.AUTOENCODER, epoch, epochs))
            .train(rows.training(), rows.validation());
    String hidden =
        options.autoencoder().hidden().stream()
            .map(Object::toString)
            .collect(Collectors.joining("-"));
    return new TrainedDetector(
        name(),
        "dense ReLU autoencoder, hidden layers %s; score: mean squared error".formatted(hidden),
        kind(),
        MODEL,
        null,
        Map.of(MODEL, AutoencoderExport.toOnnx(trained.model())),
        Map.of(),
        Map.of(
            "epochs", (double) trained.epochs(),
            "bestEpoch", (double) trained.bestEpoch(),
            "validationLoss", trained.validationLoss()),
        new Meaning.HeldOut());
  }
}
