package io.sluice.models.evaluation;

import io.sluice.contracts.profile.Profile;
import io.sluice.models.evaluation.EvaluationReport.FalseAlarms;

/**
 * Counts alarms about nothing. An alarm is about something if anything in it, or in the window that
 * opened it, is anomalous or of unknown label: right after an event the window still holds the
 * event's readings, and rightly so. One that is on for days and meets an event at last is not
 * counted here, but it shows in the false positive rate.
 */
final class FalseAlarmCount {

  private static final double MILLIS_OF_DAY = 86_400_000;

  private FalseAlarmCount() {}

  static FalseAlarms of(JudgedRows rows, Profile profile) {
    long episodes =
        rows.alarmEpisodes().stream().filter(alarm -> isAboutNothing(rows, alarm)).count();
    double days = normalMillis(rows, profile) / MILLIS_OF_DAY;
    return new FalseAlarms(episodes, days, days == 0 ? null : episodes / days);
  }

  private static boolean isAboutNothing(JudgedRows rows, Run alarm) {
    for (int row = alarm.first(); row <= alarm.last(); row++) {
      if (rows.truth(row) != Truth.NORMAL) {
        return false;
      }
    }
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
