package io.sluice.detection.window;

/**
 * Positions from which a replay does not rebuild a window although they lie before the one it
 * needs.
 *
 * <p>As long as the newest time only grows, a replay may start as early as it likes. Where a clock
 * was far ahead and is put right, it goes back: a replay that starts after the last reading from
 * the future, but before the one that completed the run, has never seen that future. It takes the
 * run's first readings for good ones, and may even hold a later one of them to be the newest. So it
 * has to start either before all of that or with the reading that completed the run.
 */
final class UnsafeStarts {

  /** The highest position below that is safe, and the highest that is not. */
  private long safe = RebuildPoint.NONE;

  private long last = RebuildPoint.NONE;

  /**
   * @param needed the position that the window needed before its clock was put right
   * @param before the position of the reading before the one that completed the run
   */
  void add(long needed, long before) {
    if (last == RebuildPoint.NONE) {
      safe = needed;
    }
    last = before;
  }

  long avoid(long position) {
    return position > safe && position <= last ? safe : position;
  }

  void forgetBefore(long position) {
    if (position > last) {
      last = RebuildPoint.NONE;
    }
  }
}
