package io.sluice.detection.explanation;

import io.sluice.detection.detector.Explanation;
import java.util.Arrays;

/**
 * What would have been normal for each tag, by the first detector that knows a band or else by the
 * first that knows a value; never by two, whose value and band need not agree. Not thread-safe.
 */
final class Expectations {

  private final double[] expected;
  private final double[] low;
  private final double[] high;

  Expectations(int tags) {
    expected = new double[tags];
    low = new double[tags];
    high = new double[tags];
    clear();
  }

  void clear() {
    Arrays.fill(expected, Double.NaN);
    Arrays.fill(low, Double.NaN);
    Arrays.fill(high, Double.NaN);
  }

  void add(Explanation one, int tag) {
    if (isKnown(low[tag], high[tag])) {
      return;
    }
    if (isKnown(one.low(tag), one.high(tag))) {
      expected[tag] = one.expected(tag);
      low[tag] = one.low(tag);
      high[tag] = one.high(tag);
    } else if (Double.isNaN(expected[tag])) {
      expected[tag] = one.expected(tag);
    }
  }

  /** Whether a value is outside the tag's band; false if none is known. */
  boolean isBeyond(int tag, double value) {
    return value < low[tag] || value > high[tag];
  }

  private static boolean isKnown(double low, double high) {
    return Double.isFinite(low) || Double.isFinite(high);
  }

  double expected(int tag) {
    return expected[tag];
  }

  double low(int tag) {
    return low[tag];
  }

  double high(int tag) {
    return high[tag];
  }
}
