package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import java.util.List;
import java.util.Optional;

/** How one kind of detector is trained; a further detector is a further recipe. */
interface DetectorRecipe {

  /** All there are, in the order of a bundle. */
  List<DetectorRecipe> ALL =
      List.of(
          new ForecasterRecipe(),
          new AutoencoderRecipe(),
          new OneClassSvmRecipe(),
          new HotellingRecipe(),
          new IsolationForestRecipe(),
          new LocalOutlierFactorRecipe(),
          new RandomForestRecipe(),
          new RecordRulesRecipe(),
          new RulesRecipe());

  /** What options and scores call it. */
  String name();

  /** Who will run it. */
  DetectorKind kind();

  /** Empty if there is nothing in a plant like this that it could judge. */
  Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress);
}
