package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * Slope of the least squares line over time, in the tag's unit a second; NaN if fewer than half of
 * the readings have a value.
 *
 * @param readings at least 2
 */
public record Slope(int tag, int readings) implements TagMeasure {

  private static final double SECONDS = 1e-3;

  @Override
  public double at(WindowRing ring, int newest) {
    int from = newest - readings + 1;
    if (from < 0) {
      return Double.NaN;
    }
    long origin = ring.timeMillis(newest);
    double count = 0;
    double times = 0;
    double values = 0;
    for (int i = from; i <= newest; i++) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        count++;
        times += SECONDS * (ring.timeMillis(i) - origin);
        values += value;
      }
    }
    if (count < 2 || 2 * count < readings) {
      return Double.NaN;
    }
    double centre = times / count;
    double mean = values / count;
    double moment = 0;
    double squares = 0;
    for (int i = from; i <= newest; i++) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        double time = SECONDS * (ring.timeMillis(i) - origin) - centre;
        moment += time * (value - mean);
        squares += time * time;
      }
    }
    return moment / squares;
  }

  @Override
  public int span() {
    return readings;
  }
}
