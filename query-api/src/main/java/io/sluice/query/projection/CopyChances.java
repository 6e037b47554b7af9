package io.sluice.query.projection;

/**
 * Whether the next batch is likely to be new: after a refused COPY some batches go without one, and
 * twice as many after each further refusal in a row, so that a topic read again from its beginning,
 * or a producer that repeats itself, costs few COPYs in vain.
 */
final class CopyChances {

  private static final int LONGEST_PAUSE = 32;

  private int pause;
  private int left;

  /** Whether to try the next batch. */
  synchronized boolean take() {
    if (left == 0) {
      return true;
    }
    left--;
    return false;
  }

  synchronized void taken() {
    pause = 0;
  }

  synchronized void refused() {
    pause = Math.clamp(2L * pause, 1, LONGEST_PAUSE);
    left = pause;
  }
}
