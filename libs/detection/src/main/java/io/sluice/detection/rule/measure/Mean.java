package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * Simple moving average of the last readings that have a value; NaN if fewer than half have one.
 *
 * @param readings at least 1
 */
public record Mean(int tag, int readings) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    int from = newest - readings + 1;
    if (from < 0) {
      return Double.NaN;
    }
    double sum = 0;
    int count = 0;
    for (int i = from; i <= newest; i++) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return 2 * count < readings ? Double.NaN : sum / count;
  }

  @Override
  public int span() {
    return readings;
  }
}
