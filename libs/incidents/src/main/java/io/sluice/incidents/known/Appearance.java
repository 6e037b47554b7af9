package io.sluice.incidents.known;

import io.sluice.incidents.Finding;
import java.time.Duration;

/**
 * What some windows of a stream looked like.
 *
 * @param deviation of the first of them
 * @param ratio the largest of theirs
 * @param lasted how long after the beginning the last of them came, rounded up to {@link #STEP}
 */
public record Appearance(Deviation deviation, double ratio, Duration lasted) {

  /**
   * What is further away is another matter. Chosen on simulated plants, as docs/detection.md tells
   * under Known false alarms: with how many attacks fall under it.
   */
  public static final double MAX_DISTANCE = 0.4;

  /** How much worse it may be, in times of the ratio. Chosen as the distance was. */
  public static final double MAX_WORSE = 1.25;

  /** How much longer it may last, in times of what it did, and by how much at least. */
  static final double MAX_LONGER = 1.25;

  /** Finer it need not be known; a state that changes with each window would be stored as often. */
  static final Duration STEP = Duration.ofSeconds(10);

  boolean isNear(Deviation other) {
    return deviation.distance(other) <= MAX_DISTANCE;
  }

  /**
   * Whether a window is like these.
   *
   * @param age time since what it is part of began
   */
  boolean isLike(Finding found, Deviation its, Duration age) {
    return found.ratio() <= ratio * MAX_WORSE && !isTooLate(age) && isNear(its);
  }

  private boolean isTooLate(Duration age) {
    return age.minus(STEP).toMillis() > lasted.toMillis() * MAX_LONGER;
  }

  /** With those that another one is of. */
  Appearance with(Appearance other) {
    boolean isLater = other.lasted.compareTo(lasted) > 0;
    return other.ratio > ratio || isLater
        ? new Appearance(deviation, Math.max(ratio, other.ratio), isLater ? other.lasted : lasted)
        : this;
  }

  static Duration rounded(Duration age) {
    return STEP.multipliedBy(Math.max(0, Math.ceilDiv(age.toMillis(), STEP.toMillis())));
  }
}
