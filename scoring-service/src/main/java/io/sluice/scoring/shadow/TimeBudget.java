package io.sluice.scoring.shadow;

/**
 * How much time may be spent, as a share of the time that passes. What was not spent is saved up
 * for a second at most, so that a batch may take as long as it takes; what was spent beyond that is
 * owed. Time is an argument, in nanoseconds. Not thread-safe.
 */
final class TimeBudget {

  /** What may be saved up, and owed, of the time that passes. */
  private static final double MOST_NANOS = 1e9;

  private final double share;
  private double left;
  private long last;
  private boolean owes;

  /**
   * @param share of the time that passes, above 0
   */
  TimeBudget(double share, long now) {
    this.share = share;
    this.left = share * MOST_NANOS;
    this.last = now;
  }

  void spend(long nanos, long now) {
    pass(now);
    left -= nanos;
  }

  /** Whether there is time left to judge. */
  boolean hasLeft(long now) {
    pass(now);
    return left > 0;
  }

  /**
   * Whether so much is owed that nothing at all should be done, until half of the most is saved up
   * again: else all would be taken in, and nothing judged.
   */
  boolean isOverdrawn(long now) {
    pass(now);
    owes = left < share * MOST_NANOS * (owes ? 0.5 : -1);
    return owes;
  }

  private void pass(long now) {
    left = Math.min(share * MOST_NANOS, left + share * (now - last));
    last = now;
  }
}
