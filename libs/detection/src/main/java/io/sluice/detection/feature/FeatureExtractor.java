package io.sluice.detection.feature;

import io.sluice.detection.window.WindowRing;
import java.util.Arrays;

/**
 * Computes the features of a window, laid out as {@link WindowStatistics} says. Everything is
 * computed afresh over the whole window: running sums would be faster and drift. Not thread-safe,
 * as it keeps its working arrays.
 *
 * <p>A tag that has a value in fewer than half of the window's readings is masked: its features are
 * NaN. The slope is that of the least squares line over the index of the reading (0 is the oldest),
 * so its unit is the tag's unit a reading; uneven gaps between readings do not matter to it.
 */
public final class FeatureExtractor {

  private static final Statistic[] STATISTICS = Statistic.values();

  private final WindowStatistics spec;
  private final int tags;
  private final double[] mean;
  private final double[] squares;
  private final double[] min;
  private final double[] max;
  private final double[] moment;

  public FeatureExtractor(WindowStatistics spec) {
    this.spec = spec;
    tags = spec.tags().size();
    mean = new double[tags];
    squares = new double[tags];
    min = new double[tags];
    max = new double[tags];
    moment = new double[tags];
  }

  /**
   * Writes the features of the window as it is now.
   *
   * @param out receives {@code spec().size()} numbers
   * @param at index of the first
   */
  public void extract(WindowRing ring, double[] out, int at) {
    int readings = ring.size();
    locate(ring, readings);
    spread(ring, readings);
    double indexSquares = indexSquares(readings);
    for (int tag = 0; tag < tags; tag++) {
      squares[tag] = Math.sqrt(squares[tag] / readings);
      moment[tag] /= indexSquares;
    }
    write(mean, Statistic.MEAN, out, at);
    write(squares, Statistic.STD, out, at);
    write(min, Statistic.MIN, out, at);
    write(max, Statistic.MAX, out, at);
    write(moment, Statistic.SLOPE, out, at);
    if (ring.hasGaps()) {
      for (int tag = 0; tag < tags; tag++) {
        if (Double.isNaN(mean[tag])) {
          extractWithGaps(ring, readings, tag, out, at);
        }
      }
    }
  }

  private void write(double[] block, Statistic statistic, double[] out, int at) {
    System.arraycopy(block, 0, out, at + statistic.ordinal() * tags, tags);
  }

  /** Mean, smallest and largest of each tag; NaN for a tag with a gap. */
  private void locate(WindowRing ring, int readings) {
    Arrays.fill(mean, 0);
    Arrays.fill(min, Double.POSITIVE_INFINITY);
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
    int i = 0;
    for (; i + 3 < readings; i += 4) {
      locate(ring.row(i), ring.row(i + 1), ring.row(i + 2), ring.row(i + 3), mean, min, max);
    }
    for (; i < readings; i++) {
      locate(ring.row(i), mean, min, max);
    }
    for (int tag = 0; tag < tags; tag++) {
      mean[tag] /= readings;
    }
  }

  private static void locate(double[] row, double[] sum, double[] min, double[] max) {
    for (int tag = 0; tag < row.length; tag++) {
      double value = row[tag];
      sum[tag] += value;
      min[tag] = Math.min(min[tag], value);
      max[tag] = Math.max(max[tag], value);
    }
  }

  /** Four readings in one pass; the order of additions is that of the readings. */
  private static void locate(
      double[] a, double[] b, double[] c, double[] d, double[] sum, double[] min, double[] max) {
    for (int tag = 0; tag < a.length; tag++) {
      sum[tag] = sum[tag] + a[tag] + b[tag] + c[tag] + d[tag];
      min[tag] = Math.min(min[tag], Math.min(Math.min(a[tag], b[tag]), Math.min(c[tag], d[tag])));
      max[tag] = Math.max(max[tag], Math.max(Math.max(a[tag], b[tag]), Math.max(c[tag], d[tag])));
    }
  }

  /** Sums of squared deviations and of deviation times centred index. */
  private void spread(WindowRing ring, int readings) {
    Arrays.fill(squares, 0);
    Arrays.fill(moment, 0);
    double centre = (readings - 1) / 2.0;
    int i = 0;
    for (; i + 1 < readings; i += 2) {
      spread(ring.row(i), ring.row(i + 1), i - centre, mean, squares, moment);
    }
    if (i < readings) {
      spread(ring.row(i), i - centre, mean, squares, moment);
    }
  }

  private static void spread(
      double[] first,
      double[] second,
      double index,
      double[] mean,
      double[] squares,
      double[] moment) {
    for (int tag = 0; tag < first.length; tag++) {
      double deviation = first[tag] - mean[tag];
      double next = second[tag] - mean[tag];
      squares[tag] = squares[tag] + deviation * deviation + next * next;
      moment[tag] = moment[tag] + index * deviation + (index + 1) * next;
    }
  }

  private static void spread(
      double[] row, double index, double[] mean, double[] squares, double[] moment) {
    for (int tag = 0; tag < row.length; tag++) {
      double deviation = row[tag] - mean[tag];
      squares[tag] += deviation * deviation;
      moment[tag] += index * deviation;
    }
  }

  /** Sum of (i - centre)^2 for i in 0..n-1; 1 for a single reading, whose slope is 0. */
  private static double indexSquares(int readings) {
    return readings < 2 ? 1 : readings * ((double) readings * readings - 1) / 12;
  }

  /** The same for one tag over the readings that have a value. */
  private void extractWithGaps(WindowRing ring, int readings, int tag, double[] out, int at) {
    int count = 0;
    double sum = 0;
    double indexSum = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < readings; i++) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        count++;
        sum += value;
        indexSum += i;
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
    }
    if (count * 2 < readings) {
      for (Statistic statistic : STATISTICS) {
        out[at + spec.index(statistic, tag)] = Double.NaN;
      }
      return;
    }
    double average = sum / count;
    double centre = indexSum / count;
    double squareSum = 0;
    double momentSum = 0;
    double indexSquareSum = 0;
    for (int i = 0; i < readings; i++) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        double deviation = value - average;
        squareSum += deviation * deviation;
        momentSum += (i - centre) * deviation;
        indexSquareSum += (i - centre) * (i - centre);
      }
    }
    out[at + spec.index(Statistic.MEAN, tag)] = average;
    out[at + spec.index(Statistic.STD, tag)] = Math.sqrt(squareSum / count);
    out[at + spec.index(Statistic.MIN, tag)] = smallest;
    out[at + spec.index(Statistic.MAX, tag)] = largest;
    out[at + spec.index(Statistic.SLOPE, tag)] = count < 2 ? 0 : momentSum / indexSquareSum;
  }
}
