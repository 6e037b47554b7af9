package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * Rolling standard deviation of the last readings that have a value; NaN if fewer than half have
 * one.
 *
 * @param readings at least 2
 */
public record Spread(int tag, int readings) implements TagMeasure {

  @Override
  public double at(WindowRing ring, int newest) {
    double mean = new Mean(tag, readings).at(ring, newest);
    if (Double.isNaN(mean)) {
      return Double.NaN;
    }
    double squares = 0;
    int count = 0;
    for (int i = newest - readings + 1; i <= newest; i++) {
      double off = ring.row(i)[tag] - mean;
      if (!Double.isNaN(off)) {
        squares += off * off;
        count++;
      }
    }
    return Math.sqrt(squares / count);
  }

  @Override
  public int span() {
    return readings;
  }
}
