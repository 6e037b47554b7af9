package io.sluice.detection.detector;

import io.sluice.detection.scale.WindowMatrix;

/** Whether a matrix fits a judge. */
final class Shapes {

  private Shapes() {}

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
