package io.sluice.models.forecast;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * Sums of products of the inputs that one target is forecast from, and of the target. Not
 * thread-safe.
 */
final class SelectedProducts {

  /** The chosen inputs, then the target. */
  private final int[] columns;

  /** Upper triangle, row by row. */
  private final double[] sums;

  private final double[][] four;
  private long windows;

  SelectedProducts(int[] chosen, int target) {
    int size = chosen.length + 1;
    columns = Arrays.copyOf(chosen, size);
    columns[size - 1] = target;
    sums = new double[size * (size + 1) / 2];
    four = new double[4][size];
  }

  void add(float[][] batch, int count) {
    for (int row = 0; row < count; row += 4) {
      for (int i = 0; i < 4; i++) {
        pick(row + i < count ? batch[row + i] : null, four[i]);
      }
      int at = 0;
      for (int i = 0; i < columns.length; i++) {
        addScaled(four[0], four[1], four[2], four[3], i, at);
        at += columns.length - i - 1;
      }
    }
    windows += count;
  }

  private void pick(float @Nullable [] row, double[] picked) {
    for (int i = 0; i < picked.length; i++) {
      picked[i] = row == null ? 0 : row[columns[i]];
    }
  }

  /** Adds one row of the triangle; {@code at} is where its column 0 would be. */
  private void addScaled(double[] a, double[] b, double[] c, double[] d, int row, int at) {
    double fa = a[row];
    double fb = b[row];
    double fc = c[row];
    double fd = d[row];
    for (int i = row; i < a.length; i++) {
      sums[at + i] += fa * a[i] + fb * b[i] + fc * c[i] + fd * d[i];
    }
  }

  /** Windows that they were found on. */
  long windows() {
    return windows;
  }

  /** Mean product of two inputs, by their places among the chosen ones. */
  double mean(int one, int other) {
    int row = Math.min(one, other);
    int column = Math.max(one, other);
    // The rows before this one have columns.length, columns.length - 1, ... numbers.
    return sums[row * columns.length - row * (row + 1) / 2 + column] / windows;
  }

  /**
   * @param ridge by input
   * @return by chosen input
   */
  float[] coefficients(double[] ridge) {
    int size = columns.length - 1;
    var matrix = new DMatrixRMaj(size, size);
    var right = new DMatrixRMaj(size, 1);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix.unsafe_set(i, j, mean(i, j) + (i == j ? ridge[columns[i]] : 0));
      }
      right.unsafe_set(i, 0, mean(i, size));
    }
    var solution = new DMatrixRMaj(size, 1);
    if (!CommonOps_DDRM.solveSPD(matrix, right, solution)) {
      throw new IllegalStateException("a positive definite matrix cannot be solved");
    }
    float[] found = new float[size];
    for (int i = 0; i < size; i++) {
      found[i] = (float) solution.unsafe_get(i, 0);
    }
    return found;
  }
}
