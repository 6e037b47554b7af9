package io.sluice.incidents.known;

import io.sluice.incidents.Finding;

/**
 * What some windows of a stream looked like.
 *
 * @param deviation of the first of them
 * @param ratio the largest of theirs
 */
public record Appearance(Deviation deviation, double ratio) {

  /**
   * What is further away is another matter. Chosen on simulated plants, as docs/detection.md tells
   * under Known false alarms: with how many attacks fall under it.
   */
  public static final double MAX_DISTANCE = 0.4;

  /** How much worse it may be, in times of the ratio. Chosen as the distance was. */
  public static final double MAX_WORSE = 1.25;

  boolean isNear(Deviation other) {
    return deviation.distance(other) <= MAX_DISTANCE;
  }

  /** Whether a window is like these. */
  boolean isLike(Finding found, Deviation its) {
    return found.ratio() <= ratio * MAX_WORSE && isNear(its);
  }

  Appearance with(double another) {
    return another > ratio ? new Appearance(deviation, another) : this;
  }
}
