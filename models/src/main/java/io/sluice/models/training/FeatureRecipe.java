package io.sluice.models.training;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Optional;

/**
 * How a kind of detector is trained that judges features. Of windows it is fitted to all, and what
 * its scores mean is found by {@link CrossFitting}; of records, of which there are many, a part is
 * held back.
 */
interface FeatureRecipe extends DetectorRecipe {

  /** What a person is told while it is trained. */
  Stage stage();

  /**
   * @param rows of one profile, at least two to learn from
   */
  TrainedDetector fit(FeatureRows rows, TrainingOptions options, TrainingProgress progress);

  /** Bytes that one fit takes, about: the windows, beside which the rest is small. */
  default long memory(int windows, int width) {
    return (long) windows * width * Float.BYTES;
  }

  @Override
  default Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    return Optional.of(
        sets.profile().kind() == ProfileKind.EVENTS
            ? fit(sets.heldBack(), options, progress)
            : new CrossFitting(this, sets, options, progress).train());
  }
}
