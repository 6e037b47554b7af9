package io.sluice.models.randomforest;

import io.sluice.models.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records as trees look at them: of each feature a bin, by borders that have as many records
 * between them as possible. So a node counts instead of sorting, whatever the feature is like (Ke
 * et al., LightGBM, NIPS 2017). A feature with no more values than bins is told exactly.
 */
final class BinnedRows {

  /** A byte's. */
  static final int BINS = 256;

  private final float[][] borders;
  private final byte[][] bins;
  private final int size;

  private BinnedRows(float[][] borders, byte[][] bins, int size) {
    this.borders = borders;
    this.bins = bins;
    this.size = size;
  }

  /**
   * @param rows features, none of them NaN
   */
  static BinnedRows of(float[][] rows) {
    int width = rows[0].length;
    var borders = new float[width][];
    var bins = new byte[width][];
    Workers.share(
        width,
        () ->
            feature -> {
              var values = new float[rows.length];
              for (int row = 0; row < rows.length; row++) {
                values[row] = rows[row][feature];
              }
              float[] sorted = values.clone();
              Arrays.sort(sorted);
              borders[feature] = borders(sorted);
              bins[feature] = new byte[rows.length];
              for (int row = 0; row < rows.length; row++) {
                bins[feature][row] = (byte) bin(borders[feature], values[row]);
              }
            });
    return new BinnedRows(borders, bins, rows.length);
  }

  /** Half-way between neighbours. */
  private static float[] borders(float[] sorted) {
    int distinct = 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
    }
    double step = distinct <= BINS ? 0 : (double) sorted.length / BINS;
    List<Float> borders = new ArrayList<>();
    double next = step;
    for (int i = 1; i < sorted.length && borders.size() < BINS - 1; i++) {
      if (sorted[i] > sorted[i - 1] && i >= next) {
        float middle = sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2;
        borders.add(middle < sorted[i] ? middle : sorted[i - 1]);
        next = Math.max(next + step, i);
      }
    }
    var array = new float[borders.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = borders.get(i);
    }
    return array;
  }

  /** How many borders are below a value: what is on one is at most it. */
  private static int bin(float[] borders, float value) {
    int found = Arrays.binarySearch(borders, value);
    return found >= 0 ? found : -found - 1;
  }

  int size() {
    return size;
  }

  int width() {
    return borders.length;
  }

  /** Bins of a feature, one more than it has borders. */
  int binsOf(int feature) {
    return borders[feature].length + 1;
  }

  int bin(int feature, int row) {
    return bins[feature][row] & 0xff;
  }

  /** What the values of a bin, and of those below it, are at most. */
  float border(int feature, int bin) {
    return borders[feature][bin];
  }
}
