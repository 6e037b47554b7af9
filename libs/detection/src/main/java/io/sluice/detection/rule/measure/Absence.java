package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * How many readings back the tag has had no value, the newest included; 0 if it has one.
 *
 * @param readings to look at, at least 1
 */
public record Absence(int tag, int readings) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    int most = Math.min(readings, newest + 1);
    int count = 0;
    while (count < most && Double.isNaN(ring.row(newest - count)[tag])) {
      count++;
    }
    return count;
  }

  @Override
  public int span() {
    return readings;
  }
}
