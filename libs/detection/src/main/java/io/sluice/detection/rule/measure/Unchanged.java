package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * How many readings back the value has been what it is, the newest included; NaN if it is missing.
 *
 * @param readings to look at, at least 2
 * @param tolerance values so close are taken for the same, in the unit of the tag; 0 for equal ones
 */
public record Unchanged(int tag, int readings, double tolerance) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    double value = ring.row(newest)[tag];
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    int most = Math.min(readings, newest + 1);
    int count = 1;
    while (count < most && Math.abs(ring.row(newest - count)[tag] - value) <= tolerance) {
      count++;
    }
    return count;
  }

  @Override
  public int span() {
    return readings;
  }
}
