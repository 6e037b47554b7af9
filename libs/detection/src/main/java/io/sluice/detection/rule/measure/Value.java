package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * The value some readings ago.
 *
 * @param lag readings, 0 is the newest
 */
public record Value(int tag, int lag) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    return newest < lag ? Double.NaN : ring.row(newest - lag)[tag];
  }

  @Override
  public int span() {
    return lag + 1;
  }
}
