package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * How often the value went from one side of a level to the other over the last readings. At the
 * level counts as below it; NaN if the newest value is missing.
 *
 * @param readings at least 2
 */
public record Crossings(int tag, int readings, double level) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    double last = ring.row(newest)[tag];
    if (newest < readings - 1 || Double.isNaN(last)) {
      return Double.NaN;
    }
    boolean later = last > level;
    int count = 0;
    for (int i = newest - 1; i > newest - readings; i--) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        count += value > level != later ? 1 : 0;
        later = value > level;
      }
    }
    return count;
  }

  @Override
  public int span() {
    return readings;
  }
}
