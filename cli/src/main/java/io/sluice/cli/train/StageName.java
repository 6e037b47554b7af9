package io.sluice.cli.train;

import io.sluice.models.training.TrainingProgress;

/** What a stage of training is called on the terminal. */
public final class StageName {

  private StageName() {}

  public static String of(TrainingProgress.Stage stage) {
    return switch (stage) {
      case READING -> "Reading rows";
      case WINDOWS -> "Computing features";
      case AUTOENCODER -> "Training the autoencoder";
      case ONE_CLASS_SVM -> "Training the one-class SVM";
      case RANDOM_FOREST -> "Growing the random forest";
      case FORECASTER -> "Training the forecaster";
      case RULES -> "Proposing rules";
      case CALIBRATION -> "Calibrating";
      case TUNING -> "Choosing settings";
      case BUNDLE -> "Writing the bundle";
    };
  }
}
