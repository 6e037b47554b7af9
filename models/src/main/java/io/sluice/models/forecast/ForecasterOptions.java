package io.sluice.models.forecast;

import org.jspecify.annotations.Nullable;

/**
 * How a forecaster is built.
 *
 * @param blockReadings readings in a block: by so much its forecasts are smoothed; null: a sixth of
 *     the window
 * @param ridge weight of the penalty that keeps coefficients small, in variances of a signal
 * @param folds parts of the time for cross-fitting
 * @param fullInputs numbers (signals x blocks) up to which each tag is forecast from all of them
 * @param selectedInputs most numbers that a tag is forecast from where there are more, its own
 *     older blocks aside
 */
public record ForecasterOptions(
    @Nullable Integer blockReadings, double ridge, int folds, int fullInputs, int selectedInputs) {

  /** Two hundred signals of six blocks are fitted to all in a minute; time grows with the cube. */
  public static final ForecasterOptions DEFAULT = new ForecasterOptions(null, 1e-3, 5, 1200, 64);

  /** Of a window at most. */
  static final int BLOCKS = 6;

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public ForecasterOptions {
    if (blockReadings != null && blockReadings < 1) {
      throw new IllegalArgumentException(
          "readings in a block are " + blockReadings + ", expected 1 or more");
    }
    if (fullInputs < 0 || selectedInputs < 1) {
      throw new IllegalArgumentException(
          "up to %d inputs are all taken, %d selected beyond, expected 0 and 1 or more"
              .formatted(fullInputs, selectedInputs));
    }
    if (!(ridge > 0) || folds < 2) {
      throw new IllegalArgumentException(
          "ridge is %s and folds are %d, expected above 0 and 2 or more".formatted(ridge, folds));
    }
  }

  /** Chooses inputs where there are more than {@code fullInputs}. */
  ForecasterOptions withInputs(int newFullInputs, int newSelectedInputs) {
    return new ForecasterOptions(blockReadings, ridge, folds, newFullInputs, newSelectedInputs);
  }

  int blockReadings(int window) {
    return blockReadings == null ? Math.max(1, window / BLOCKS) : blockReadings;
  }

  int blocks(int window) {
    return Math.min(BLOCKS, window / blockReadings(window));
  }
}
