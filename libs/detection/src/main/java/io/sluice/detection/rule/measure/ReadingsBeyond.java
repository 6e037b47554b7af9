package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * In how many of the last readings the value was beyond a level; NaN if the newest is missing.
 *
 * @param readings to look at, at least 1
 * @param side 1 counts those above the level, -1 those below
 */
public record ReadingsBeyond(int tag, int readings, double level, int side) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    if (newest < readings - 1 || Double.isNaN(ring.row(newest)[tag])) {
      return Double.NaN;
    }
    int count = 0;
    for (int i = newest - readings + 1; i <= newest; i++) {
      count += side * (ring.row(i)[tag] - level) > 0 ? 1 : 0;
    }
    return count;
  }

  @Override
  public int span() {
    return readings;
  }
}
