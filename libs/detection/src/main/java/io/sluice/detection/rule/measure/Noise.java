package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * How much a tag flickers: the root of the mean squared change from reading to reading. A slow rise
 * adds next to nothing to it, so it tells a sensor's noise whatever the plant does. NaN if a value
 * is missing.
 *
 * @param readings at least 2
 */
public record Noise(int tag, int readings) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    int from = newest - readings + 1;
    if (from < 0) {
      return Double.NaN;
    }
    double squares = 0;
    double before = ring.row(from)[tag];
    for (int i = from + 1; i <= newest; i++) {
      double value = ring.row(i)[tag];
      squares += (value - before) * (value - before);
      before = value;
    }
    return Math.sqrt(squares / (readings - 1));
  }

  @Override
  public int span() {
    return readings;
  }
}
