package io.sluice.models.forecast;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Sums of products of all pairs of inputs. Everything a linear forecaster is fitted from is in it,
 * so that rows need not be kept.
 */
final class Gram {

  private final int size;
  private final double[] sums;
  private long rows;

  Gram(int size) {
    this.size = size;
    sums = new double[size * size];
  }

  void add(float[] row) {
    rows++;
    for (int i = 0; i < size; i++) {
      double factor = row[i];
      if (factor != 0) {
        addScaled(factor, row, i * size, i);
      }
    }
  }

  /** The upper triangle is enough. */
  private void addScaled(double factor, float[] row, int at, int from) {
    for (int j = from; j < size; j++) {
      sums[at + j] += factor * row[j];
    }
  }

  long rows() {
    return rows;
  }

  /** Mean product of two inputs. */
  double mean(int i, int j) {
    return sums[Math.min(i, j) * size + Math.max(i, j)] / rows;
  }

  /** Inverse of the mean products plus a ridge for each input. */
  DMatrixRMaj precision(double[] ridge) {
    var matrix = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix.unsafe_set(i, j, mean(i, j) + (i == j ? ridge[i] : 0));
      }
    }
    if (!CommonOps_DDRM.invert(matrix)) {
      throw new IllegalStateException("a positive definite matrix has no inverse");
    }
    return matrix;
  }
}
