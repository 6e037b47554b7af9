package io.sluice.models.forecast;

/**
 * How a forecaster is built.
 *
 * @param blockReadings readings in a block: by so much its forecasts are smoothed; null: a sixth of
 *     the window
 * @param ridge weight of the penalty that keeps coefficients small, in variances of a signal
 * @param folds parts of the time for cross-fitting
 */
public record ForecasterOptions(Integer blockReadings, double ridge, int folds) {

  public static final ForecasterOptions DEFAULT = new ForecasterOptions(null, 1e-3, 5);

  private static final int BLOCKS = 6;

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public ForecasterOptions {
    if (blockReadings != null && blockReadings < 1) {
      throw new IllegalArgumentException(
          "readings in a block are " + blockReadings + ", expected 1 or more");
    }
    if (!(ridge > 0) || folds < 2) {
      throw new IllegalArgumentException(
          "ridge is %s and folds are %d, expected above 0 and 2 or more".formatted(ridge, folds));
    }
  }

  int blockReadings(int window) {
    return blockReadings == null ? Math.max(1, window / BLOCKS) : blockReadings;
  }

  int blocks(int window) {
    return Math.min(BLOCKS, window / blockReadings(window));
  }
}
