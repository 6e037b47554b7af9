package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * How far the value is from the exponential moving average of the readings before it: each reading
 * moves the average by {@code 2 / (readings + 1)} of the way to its value (Roberts, Control Chart
 * Tests Based on Geometric Moving Averages, 1959). It begins with the first value it sees; missing
 * values leave it where it is.
 *
 * @param readings after which a reading's weight has sunk to about an eighth, at least 1
 * @param lookback readings before the newest that it sees
 */
public record OffExponentialAverage(int tag, int readings, int lookback) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    int from = newest - lookback;
    if (from < 0) {
      return Double.NaN;
    }
    double weight = 2.0 / (readings + 1);
    double average = Double.NaN;
    for (int i = from; i < newest; i++) {
      double value = ring.row(i)[tag];
      if (Double.isNaN(average)) {
        average = value;
      } else if (!Double.isNaN(value)) {
        average += weight * (value - average);
      }
    }
    return ring.row(newest)[tag] - average;
  }

  @Override
  public int span() {
    return lookback + 1;
  }
}
