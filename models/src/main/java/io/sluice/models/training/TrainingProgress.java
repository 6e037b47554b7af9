package io.sluice.models.training;

/**
 * Is told how far training is; by one thread at a time of those that train, so it must be quick.
 */
@FunctionalInterface
public interface TrainingProgress {

  /** What training does, in this order. */
  enum Stage {
    /** Reading rows. */
    READING,
    /** Computing windows and their features. */
    WINDOWS,
    /** Training the autoencoder, by fit, of records by epoch; may end early. */
    AUTOENCODER,
    /** Training the one-class SVM. */
    ONE_CLASS_SVM,
    /** Growing the random forest. */
    RANDOM_FOREST,
    /** Training the forecaster. */
    FORECASTER,
    /** Proposing rules, or trying those given. */
    RULES,
    /** Scoring held-out windows to find what scores mean. */
    CALIBRATION,
    /** Choosing settings on development data, if there are any. */
    TUNING,
    /** Writing and checking the bundle. */
    BUNDLE
  }

  /**
   * @param done units done so far
   * @param total units in this stage, 0 if not known
   */
  void at(Stage stage, long done, long total);
}
