package io.sluice.models.window;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of normal operation that follow each other without anything left out between them.
 *
 * @param times event times, milliseconds since the epoch, as the file has them
 * @param values row by row in the order of the tags, NaN where missing
 */
public record Stretch(long[] times, double[][] values) {

  public static Stretch of(List<Long> times, List<double[]> values) {
    return new Stretch(
        times.stream().mapToLong(Long::longValue).toArray(), values.toArray(double[][]::new));
  }

  public int length() {
    return times.length;
  }

  /** The rows from one index up to another. */
  public Stretch rows(int from, int to) {
    return new Stretch(Arrays.copyOfRange(times, from, to), Arrays.copyOfRange(values, from, to));
  }
}
