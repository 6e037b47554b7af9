package io.sluice.detection.scale;

import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.feature.FeatureSpec;

/**
 * Mean and population standard deviation of each feature (Welford 1962), ignoring NaN, of rows that
 * come some at a time, so that not all have to be in memory. Not thread-safe.
 */
public final class FeatureMoments {

  private final FeatureSpec spec;
  private final long[] counts;
  private final double[] means;
  private final double[] squares;
  private int rows;

  public FeatureMoments(FeatureSpec spec) {
    this.spec = spec;
    counts = new long[spec.size()];
    means = new double[spec.size()];
    squares = new double[spec.size()];
  }

  /** Those of one matrix. */
  public static FeatureMoments of(FeatureMatrix matrix) {
    var moments = new FeatureMoments(matrix.spec());
    moments.add(matrix);
    return moments;
  }

  /** Adds rows that come after those before. */
  public void add(FeatureMatrix matrix) {
    rows += matrix.rows();
    for (int row = 0; row < matrix.rows(); row++) {
      add(matrix.values(), matrix.offset(row));
    }
  }

  /** Adds a row that comes after those before. */
  public void add(double[] row) {
    rows++;
    add(row, 0);
  }

  private void add(double[] values, int at) {
    for (int feature = 0; feature < counts.length; feature++) {
      double value = values[at + feature];
      if (Double.isFinite(value)) {
        counts[feature]++;
        double before = value - means[feature];
        means[feature] += before / counts[feature];
        squares[feature] += before * (value - means[feature]);
      }
    }
  }

  /** What the columns are. */
  public FeatureSpec spec() {
    return spec;
  }

  /** Rows added so far. */
  public int rows() {
    return rows;
  }

  /** Rows in which a feature had a value. */
  long count(int feature) {
    return counts[feature];
  }

  /** 0 if it never had a value. */
  double mean(int feature) {
    return means[feature];
  }

  /** 0 if it never had a value. */
  double deviation(int feature) {
    return counts[feature] == 0 ? 0 : Math.sqrt(squares[feature] / counts[feature]);
  }
}
