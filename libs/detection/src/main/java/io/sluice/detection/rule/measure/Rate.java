package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;

/**
 * Change from a reading some readings ago to the newest, in the tag's unit a second.
 *
 * @param over readings between the two, at least 1
 */
public record Rate(int tag, int over) implements TagMeasure {

  private static final double MILLIS = 1e3;

  @Override
  public double at(WindowRing ring, int newest) {
    int first = newest - over;
    if (first < 0) {
      return Double.NaN;
    }
    return of(
        ring.row(first)[tag],
        ring.row(newest)[tag],
        ring.timeMillis(newest) - ring.timeMillis(first));
  }

  /** Of two values so many milliseconds apart. */
  public static double of(double first, double newest, double millis) {
    return MILLIS * (newest - first) / millis;
  }

  @Override
  public int span() {
    return over + 1;
  }
}
