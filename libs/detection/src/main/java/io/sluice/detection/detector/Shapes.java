package io.sluice.detection.detector;

import io.sluice.detection.scale.WindowMatrix;

/** Whether a matrix fits a judge. */
public final class Shapes {

  private Shapes() {}

  /**
   * For a judge that takes what it needs from the rings.
   *
   * @return the matrix's rows
   * @throws IllegalArgumentException if it has too many
   */
  public static int requireRows(WindowMatrix windows, int maxRows) {
    if (windows.rows() > maxRows) {
      throw new IllegalArgumentException(
          "%d windows for a judge of at most %d".formatted(windows.rows(), maxRows));
    }
    return windows.rows();
  }

  /**
   * @return the matrix's rows
   * @throws IllegalArgumentException if it does not fit
   */
  static int require(WindowMatrix windows, int features, int maxRows) {
    if (windows.features() != features || windows.rows() > maxRows) {
      throw new IllegalArgumentException(
          "a matrix of %d x %d for a judge of at most %d x %d"
              .formatted(windows.rows(), windows.features(), maxRows, features));
    }
    return windows.rows();
  }
}
