package io.sluice.models.evaluation;

/**
 * Follows one asset's windows and says whether an alarm is on, by the rules of alert-service:
 *
 * <ul>
 *   <li>It opens at the window by which windows have been anomalous for the on-delay, without a
 *       normal one between, and ends at the one by which they have been quiet for the off-delay.
 *   <li>A run counts from the end of the window before its first, if the two overlap: of hourly
 *       readings a single anomalous window is longer than ten seconds, of readings a second apart
 *       it takes ten.
 *   <li>After more than the longest silence, or when time goes back, everything begins anew.
 * </ul>
 *
 * The cooldown of alert-service is left out: it saves messages about a relapse, but the plant is in
 * alarm. Not thread-safe.
 */
final class AlarmEpisodes {

  private static final long NEVER = Long.MIN_VALUE;

  private final AlarmSettings settings;
  private final double border;
  private long lastEnd = NEVER;
  private long runSince = NEVER;
  private boolean open;

  /**
   * @param border ratio from which on a window is anomalous
   */
  AlarmEpisodes(AlarmSettings settings, double border) {
    this.settings = settings;
    this.border = border;
  }

  /**
   * Takes the next window, milliseconds of event time, and returns whether an alarm is on at its
   * end.
   */
  boolean window(long startMillis, long endMillis, double ratio) {
    if (isSilentAt(endMillis) || endMillis < lastEnd) {
      open = false;
      runSince = NEVER;
      lastEnd = NEVER;
    }
    boolean contradicts = open ? ratio < Math.min(border, settings.holdRatio()) : ratio >= border;
    if (!contradicts) {
      runSince = NEVER;
    } else {
      if (runSince == NEVER) {
        runSince = lastEnd != NEVER && startMillis <= lastEnd ? lastEnd : endMillis;
      }
      var delay = open ? settings.offDelay() : settings.onDelay();
      if (endMillis - runSince >= delay.toMillis()) {
        open = !open;
        runSince = NEVER;
      }
    }
    lastEnd = endMillis;
    return open;
  }

  /** Whether an alarm is on at an instant after the last window. */
  boolean isOnAt(long timeMillis) {
    return open && !isSilentAt(timeMillis);
  }

  private boolean isSilentAt(long timeMillis) {
    return lastEnd != NEVER && timeMillis - lastEnd > settings.maxSilence().toMillis();
  }
}
