package io.sluice.detection.feature;

/**
 * The raw features of many windows or records, as training uses them.
 *
 * @param spec what the columns are
 * @param rows how many there are
 * @param values rows x {@code spec.size()} numbers, row by row, in the units of the features; NaN
 *     where a tag is masked. The array itself, not a copy: treat it as read-only
 * @param endMillis by row, event time of the window's last reading
 * @param endPositions by row, the position with which the window's last reading was offered
 */
public record FeatureMatrix(
    FeatureSpec spec, int rows, double[] values, long[] endMillis, long[] endPositions) {

  public FeatureMatrix {
    if (values.length != rows * spec.size()
        || endMillis.length != rows
        || endPositions.length != rows) {
      throw new IllegalArgumentException(
          "%d rows of %d features do not fit arrays of %d, %d and %d"
              .formatted(rows, spec.size(), values.length, endMillis.length, endPositions.length));
    }
  }

  /** Index of a row's first number in {@link #values}. */
  public int offset(int row) {
    return row * spec.size();
  }

  /** A copy of some rows, in the order given: the training or the held-out part. */
  public FeatureMatrix select(int... chosen) {
    int columns = spec.size();
    var values = new double[chosen.length * columns];
    var ends = new long[chosen.length];
    var positions = new long[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(this.values, chosen[i] * columns, values, i * columns, columns);
      ends[i] = endMillis[chosen[i]];
      positions[i] = endPositions[chosen[i]];
    }
    return new FeatureMatrix(spec, chosen.length, values, ends, positions);
  }
}
