package io.sluice.models.evaluation;

import io.sluice.contracts.profile.Profile;

/**
 * For how long alarms are on for a reason. An alarm opens for one if anything in the window that
 * opened it is anomalous or of unknown label: right after an event the window still holds the
 * event's readings, and rightly so. The reason expires when the window can hold none of them any
 * more and has been quiet for the off-delay. An alarm that is on even then is about nothing, as one
 * that opened on nothing is from its first row on, and does not become a true one because another
 * event begins while it is on.
 */
final class AlarmReasons {

  private final JudgedRows rows;
  private final long intervalMillis;
  private final long maxGapMillis;
  private final long lastingMillis;

  /**
   * @param offDelayMillis for how long windows must be quiet before an alarm ends
   */
  AlarmReasons(JudgedRows rows, Profile profile, long offDelayMillis) {
    this.rows = rows;
    intervalMillis = profile.interval().toMillis();
    maxGapMillis = profile.maxGap().toMillis();
    long readings = profile.window() + profile.scoringStride() - 1L;
    lastingMillis = profile.interval().multipliedBy(readings).toMillis() + offDelayMillis;
  }

  /**
   * The first row in which an alarm is on for no reason; the one after its last if there is none.
   */
  int expiry(Run alarm) {
    int reason = reasonToOpen(alarm);
    if (reason < 0) {
      return alarm.first();
    }
    long until = rows.timeMillis(reason) + lastingMillis;
    for (int row = reason + 1; row <= alarm.last(); row++) {
      until += silenceBefore(row);
      if (rows.truth(row) != Truth.NORMAL) {
        until = rows.timeMillis(row) + lastingMillis;
      } else if (row >= alarm.first() && rows.timeMillis(row) > until) {
        return row;
      }
    }
    return alarm.last() + 1;
  }

  /** The newest row of the opening window that is not normal, -1 if all are. */
  private int reasonToOpen(Run alarm) {
    long windowStart = rows.windowStartMillis(alarm.first());
    for (int row = alarm.first(); row >= 0 && rows.timeMillis(row) >= windowStart; row--) {
      if (rows.truth(row) != Truth.NORMAL) {
        return row;
      }
      if (rows.isNewBeginning(row)) {
        break;
      }
    }
    return -1;
  }

  /** Nobody can tell that a plant is quiet while it says nothing. */
  private long silenceBefore(int row) {
    long step = rows.timeMillis(row) - rows.timeMillis(row - 1);
    return step > maxGapMillis ? step - intervalMillis : 0;
  }
}
