package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.forecast.ForecasterOptions;
import io.sluice.models.svm.OneClassSvmOptions;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person may want different.
 *
 * @param window readings in a window; null: the profile's, or 60
 * @param trainingStride readings by which the window moves on in training; null: the profile's, or
 *     10, or less where that would give too few windows
 * @param scoringStride the same in scoring; null: the profile's, or 1
 * @param calibration how it is found what a detector's scores mean
 * @param detectors names of those to train, {@code ensemble} for four of them; empty: the usual
 *     ones of the profile's kind
 * @param seed of everything random
 * @param autoencoder how the autoencoder is built and trained; its seed gives way to {@code seed}
 * @param oneClassSvm how the one-class SVM is trained
 * @param forecaster how the forecaster is built
 */
public record TrainingOptions(
    @Nullable Integer window,
    @Nullable Integer trainingStride,
    @Nullable Integer scoringStride,
    CalibrationMethod calibration,
    Set<String> detectors,
    long seed,
    AutoencoderOptions autoencoder,
    OneClassSvmOptions oneClassSvm,
    ForecasterOptions forecaster) {

  /** Stands for several detectors that count together. */
  private static final String ENSEMBLE = "ensemble";

  private static final List<String> OF_SIGNALS =
      List.of("forecaster", "autoencoder", "one-class-svm", "rules");
  private static final List<String> OF_EVENTS =
      List.of("autoencoder", "one-class-svm", RecordRulesRecipe.NAME);

  public static final TrainingOptions DEFAULT =
      new TrainingOptions(
          null,
          null,
          null,
          new CalibrationMethod.Budget(AlarmBudget.DEFAULT),
          Set.of(),
          1,
          AutoencoderOptions.DEFAULT,
          OneClassSvmOptions.DEFAULT,
          ForecasterOptions.DEFAULT);

  /**
   * @throws IllegalArgumentException naming the option that is wrong
   */
  public TrainingOptions {
    atLeastOne("window", window);
    atLeastOne("training stride", trainingStride);
    atLeastOne("scoring stride", scoringStride);
    autoencoder = autoencoder.withSeed(seed);
    List<String> known = DetectorRecipe.ALL.stream().map(DetectorRecipe::name).toList();
    for (String name : detectors) {
      if (!known.contains(name) && !name.equals(ENSEMBLE)) {
        throw new IllegalArgumentException(
            "detectors are %s, expected some of %s, or %s".formatted(detectors, known, ENSEMBLE));
      }
    }
    var expanded = new LinkedHashSet<String>();
    detectors.forEach(
        name -> expanded.addAll(name.equals(ENSEMBLE) ? UsualFusion.ENSEMBLE : Set.of(name)));
    detectors = Collections.unmodifiableSet(expanded);
  }

  private static void atLeastOne(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(option + " is " + value + ", expected 1 or more");
    }
  }

  /** Null arguments leave the choice to the profile. */
  public TrainingOptions withWindows(
      @Nullable Integer newWindow,
      @Nullable Integer newTrainingStride,
      @Nullable Integer newScoringStride) {
    return new TrainingOptions(
        newWindow,
        newTrainingStride,
        newScoringStride,
        calibration,
        detectors,
        seed,
        autoencoder,
        oneClassSvm,
        forecaster);
  }

  public TrainingOptions withCalibration(CalibrationMethod method) {
    return new TrainingOptions(
        window,
        trainingStride,
        scoringStride,
        method,
        detectors,
        seed,
        autoencoder,
        oneClassSvm,
        forecaster);
  }

  public TrainingOptions withDetectors(Set<String> names) {
    return new TrainingOptions(
        window,
        trainingStride,
        scoringStride,
        calibration,
        names,
        seed,
        autoencoder,
        oneClassSvm,
        forecaster);
  }

  public TrainingOptions withSeed(long newSeed) {
    return new TrainingOptions(
        window,
        trainingStride,
        scoringStride,
        calibration,
        detectors,
        newSeed,
        autoencoder,
        oneClassSvm,
        forecaster);
  }

  /** The same with what is usual of the profile's kind where nobody asked for anything else. */
  TrainingOptions forKind(ProfileKind kind) {
    boolean usual = autoencoder.equals(AutoencoderOptions.DEFAULT.withSeed(seed));
    return usual && kind == ProfileKind.SIGNALS
        ? withAutoencoder(AutoencoderOptions.OF_WINDOWS)
        : this;
  }

  /** Epochs of the autoencoder at most. */
  public TrainingOptions withEpochs(int epochs) {
    return withAutoencoder(autoencoder.withMaxEpochs(epochs));
  }

  public TrainingOptions withAutoencoder(AutoencoderOptions newAutoencoder) {
    return new TrainingOptions(
        window,
        trainingStride,
        scoringStride,
        calibration,
        detectors,
        seed,
        newAutoencoder,
        oneClassSvm,
        forecaster);
  }

  public TrainingOptions withOneClassSvm(OneClassSvmOptions newOneClassSvm) {
    return new TrainingOptions(
        window,
        trainingStride,
        scoringStride,
        calibration,
        detectors,
        seed,
        autoencoder,
        newOneClassSvm,
        forecaster);
  }

  /**
   * Names of the detectors to train for a profile.
   *
   * @throws TrainingFailedException if one is asked for that cannot judge what the profile is of
   */
  Set<String> detectorsOf(Profile profile) throws TrainingFailedException {
    if (detectors.isEmpty()) {
      return new LinkedHashSet<>(
          switch (profile.kind()) {
            case SIGNALS -> OF_SIGNALS;
            case EVENTS -> OF_EVENTS;
          });
    }
    boolean ofRecords = profile.kind() == ProfileKind.EVENTS;
    List<String> fit =
        DetectorRecipe.ALL.stream()
            .filter(
                recipe -> ofRecords ? recipe.kind().judgesRecords() : recipe.kind().judgesWindows())
            .map(DetectorRecipe::name)
            .toList();
    for (String name : detectors) {
      if (!fit.contains(name)) {
        throw new TrainingFailedException(
            "detector '%s' judges %s, and profile '%s' is of kind %s; leave it out, or take some of %s"
                .formatted(
                    name,
                    ofRecords ? "windows of readings" : "single records",
                    profile.name(),
                    profile.kind(),
                    fit));
      }
    }
    return detectors;
  }

  /** What a bundle notes down, so that training can be repeated; the windows are in its profile. */
  Map<String, String> asText(Set<String> trained) {
    var text = new TreeMap<String, String>();
    text.put("detectors", String.join(",", trained));
    text.put("calibration", calibration.toString());
    text.put("autoencoder.hidden", autoencoder.hidden().toString());
    text.put("autoencoder.batchSize", Integer.toString(autoencoder.batchSize()));
    text.put("autoencoder.maxEpochs", Integer.toString(autoencoder.maxEpochs()));
    text.put("autoencoder.patience", Integer.toString(autoencoder.patience()));
    text.put("autoencoder.learningRate", Double.toString(autoencoder.learningRate()));
    text.put("one-class-svm.nu", Double.toString(oneClassSvm.nu()));
    text.put("one-class-svm.gammaTimesFeatures", Double.toString(oneClassSvm.gammaTimesWidth()));
    text.put("one-class-svm.maxSupportVectors", Integer.toString(oneClassSvm.maxSupportVectors()));
    text.put("forecaster.blockReadings", String.valueOf(forecaster.blockReadings()));
    text.put("forecaster.ridge", Double.toString(forecaster.ridge()));
    text.put("forecaster.folds", Integer.toString(forecaster.folds()));
    text.put("forecaster.fullInputs", Integer.toString(forecaster.fullInputs()));
    text.put("forecaster.selectedInputs", Integer.toString(forecaster.selectedInputs()));
    return text;
  }
}
