package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * How far the value is from the simple moving average of the readings before it.
 *
 * @param readings that are averaged, at least 1
 */
public record OffAverage(int tag, int readings) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    return ring.row(newest)[tag] - new Mean(tag, readings).at(ring, newest - 1);
  }

  @Override
  public int span() {
    return readings + 1;
  }
}
