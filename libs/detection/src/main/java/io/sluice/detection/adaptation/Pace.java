package io.sluice.detection.adaptation;

import io.sluice.contracts.profile.Profile;

/**
 * How fast adaptation is, by windows that do not overlap: what is slower than this is followed,
 * what is faster stays an anomaly.
 *
 * @param dueWindows windows from one look to the next
 * @param patience looks for which a tag has to stand off, or to be normal again
 * @param rate part of what is left between an offset and what is seen that a look closes
 * @param lookMillis event time from one look to the next
 * @param excursion looks that an excursion beyond the range of a tag may last, and from one to the
 *     next at least
 * @param again looks within which another one is the same that comes again
 */
record Pace(int dueWindows, int patience, double rate, long lookMillis, int excursion, int again) {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** Time after which what stands off is left out. */
  private static final long PATIENCE = 8 * HOUR;

  private static final int LEAST_PATIENCE = 40;

  /** Time constant of what is followed. */
  private static final long MEMORY = 8 * HOUR;

  private static final int LEAST_MEMORY = 40;

  /** Longest time for which a tag comes and goes. */
  private static final long EXCURSION = 10 * MINUTE;

  /** Of the clock, not of windows: what comes back within days of slow data is an event. */
  private static final long DAY = 24 * HOUR;

  static Pace of(Profile profile) {
    long interval = profile.interval().toMillis();
    long step = Math.multiplyExact(interval, profile.scoringStride());
    long window = Math.multiplyExact(interval, profile.window());
    int due = Math.toIntExact(Math.ceilDiv(Math.max(window, MINUTE), step));
    long look = due * step;
    long patience = Math.max(LEAST_PATIENCE, Math.ceilDiv(PATIENCE, look));
    double memory = Math.max(LEAST_MEMORY, (double) MEMORY / look);
    long excursion = Math.max(1, EXCURSION / look);
    return new Pace(due, (int) patience, 1 / memory, look, (int) excursion, (int) (DAY / look));
  }
}
