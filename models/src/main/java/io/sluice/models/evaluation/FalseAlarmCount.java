package io.sluice.models.evaluation;

import io.sluice.contracts.profile.Profile;
import io.sluice.models.evaluation.EvaluationReport.FalseAlarms;

/**
 * Counts alarms about nothing. An alarm is judged by what it opened on: if anything in the window
 * that opened it is anomalous or of unknown label, it is about that. Right after an event the
 * window still holds the event's readings, and rightly so. A false alarm does not become a true one
 * because an attack begins while it is on.
 */
final class FalseAlarmCount {

  private static final double MILLIS_OF_DAY = 86_400_000;

  private FalseAlarmCount() {}

  static FalseAlarms of(JudgedRows rows, Profile profile) {
    long episodes = rows.alarmEpisodes().stream().filter(alarm -> isFalse(rows, alarm)).count();
    double days = normalMillis(rows, profile) / MILLIS_OF_DAY;
    return new FalseAlarms(episodes, days, days == 0 ? null : episodes / days);
  }

  /** Whether the window that opened an alarm holds normal readings only. */
  static boolean isFalse(JudgedRows rows, Run alarm) {
    long windowStart = rows.windowStartMillis(alarm.first());
    for (int row = alarm.first(); row >= 0 && rows.timeMillis(row) >= windowStart; row--) {
      if (rows.truth(row) != Truth.NORMAL) {
        return false;
      }
    }
    return true;
  }

  /** Each normal row stands for the time to the next, one before a gap for an interval. */
  private static long normalMillis(JudgedRows rows, Profile profile) {
    long normal = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.truth(row) == Truth.NORMAL) {
        long toNext =
            row + 1 < rows.size()
                ? rows.timeMillis(row + 1) - rows.timeMillis(row)
                : Long.MAX_VALUE;
        normal += toNext <= profile.maxGap().toMillis() ? toNext : profile.interval().toMillis();
      }
    }
    return normal;
  }
}
