package io.sluice.models.training;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.forecast.Coefficients;
import io.sluice.models.forecast.Forecaster;
import io.sluice.models.forecast.ForecasterExport;
import io.sluice.models.forecast.ForecasterTrainer;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class ForecasterRecipe implements DetectorRecipe {

  private static final String NAME = "forecaster";
  private static final String MODEL = "forecaster.onnx";
  private static final String SETTINGS = "forecaster.json";

  /** Whether there will be one. */
  static boolean isWanted(Profile profile, Set<String> wanted, TrainingOptions options) {
    return wanted.contains(NAME) && ForecasterTrainer.suits(profile, options.forecaster());
  }

  @Override
  public String name() {
    return NAME;
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
    Forecaster forecaster =
        ForecasterTrainer.train(
            options.forecaster(),
            sets.normal(),
            sets.further(),
            (done, total) -> progress.at(Stage.FORECASTER, done, total));
    var settings = forecaster.settings();
    return Optional.of(
        new TrainedDetector(
            name(),
            "ridge regression of each tag's mean over %d readings on %s; score: largest residual over what it is in normal operation"
                .formatted(settings.blockReadings(), inputs(forecaster, options)),
            kind(),
            MODEL,
            SETTINGS,
            Map.of(MODEL, ForecasterExport.toOnnx(forecaster), SETTINGS, Messages.encode(settings)),
            Map.of(),
            metrics(forecaster),
            new Meaning.Scores(forecaster.crossFitted())));
  }

  private static String inputs(Forecaster forecaster, TrainingOptions options) {
    int blocks = forecaster.settings().blocks();
    return switch (forecaster.coefficients()) {
      case Coefficients.Full full -> "%d blocks of all tags".formatted(blocks);
      case Coefficients.Selected selected ->
          "its own past and up to %d of %,d numbers, chosen by what they explain (%d blocks of all tags are more than the %,d that are all taken)"
              .formatted(
                  options.forecaster().selectedInputs(),
                  forecaster.settings().inputs(),
                  blocks,
                  options.forecaster().fullInputs());
    };
  }

  private static Map<String, Double> metrics(Forecaster forecaster) {
    double targets = forecaster.settings().targets().size();
    return switch (forecaster.coefficients()) {
      case Coefficients.Full full -> Map.of("targets", targets);
      case Coefficients.Selected selected ->
          Map.of("targets", targets, "inputs", selected.inputsOfATarget());
    };
  }
}
