package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * How often the value changed over the last readings. A missing value is no change; NaN if the
 * newest is missing.
 *
 * @param readings at least 2
 */
public record Changes(int tag, int readings) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    double later = ring.row(newest)[tag];
    if (newest < readings - 1 || Double.isNaN(later)) {
      return Double.NaN;
    }
    int count = 0;
    for (int i = newest - 1; i > newest - readings; i--) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        count += value != later ? 1 : 0;
        later = value;
      }
    }
    return count;
  }

  @Override
  public int span() {
    return readings;
  }
}
