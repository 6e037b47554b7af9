package io.sluice.detection.window;

/**
 * Notices that an asset's clock was far ahead and has been put right. One reading from the future
 * makes everything after it look too late, possibly for years; so a run of {@value #RUN} readings
 * in a row, each far behind the newest and each at most the largest gap after the one before it, is
 * taken for the truth.
 *
 * <p>Whether a reading belongs to such a run depends on its time and on the newest time alone, not
 * on what else the window holds: a rebuilt window decides alike.
 */
final class ClockReset {

  /** Long enough that a few records which somebody sends again do not look like a new clock. */
  static final int RUN = 10;

  private final long maxGapMillis;
  private int run;
  private long lastMillis;

  ClockReset(long maxGapMillis) {
    this.maxGapMillis = maxGapMillis;
  }

  /** A reading that is not far behind: whatever run there was is over. */
  void interrupted() {
    run = 0;
  }

  /** A reading far behind the newest; true if it completes a run. */
  boolean completedBy(long timeMillis) {
    boolean coherent =
        run > 0 && timeMillis > lastMillis && timeMillis - lastMillis <= maxGapMillis;
    run = coherent ? run + 1 : 1;
    lastMillis = timeMillis;
    return run == RUN;
  }
}
