package io.sluice.models.evaluation;

import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.EvaluationReport.FalseAlarms;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts alarms about nothing. An alarm is judged by what it opened on: if anything in the window
 * that opened it is anomalous or of unknown label, it is about that. Right after an event the
 * window still holds the event's readings, and rightly so. A false alarm does not become a true one
 * because an attack begins while it is on.
 */
final class FalseAlarmCount {

  private static final double MILLIS_OF_DAY = 86_400_000;

  private final JudgedRows rows;
  private final Profile profile;
  private final List<Run> episodes;
  private final double days;

  FalseAlarmCount(JudgedRows rows, Profile profile) {
    this.rows = rows;
    this.profile = profile;
    episodes = rows.alarmEpisodes().stream().filter(alarm -> isFalse(rows, alarm)).toList();
    days = normalMillis() / MILLIS_OF_DAY;
  }

  FalseAlarms total() {
    return new FalseAlarms(episodes.size(), days, perDay(episodes.size()));
  }

  /**
   * How many reached each severity over normal rows, beside how many were meant to.
   *
   * @param budget null if nobody was asked for one
   */
  List<BudgetLine> against(@Nullable AlarmBudget budget) {
    List<Severity> highest = episodes.stream().map(this::highest).toList();
    return Stream.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL)
        .map(
            severity -> {
              long reached = highest.stream().filter(h -> h.compareTo(severity) >= 0).count();
              return new BudgetLine(severity, meant(budget, severity), reached, perDay(reached));
            })
        .toList();
  }

  /** Whether the window that opened an alarm holds normal readings only. */
  static boolean isFalse(JudgedRows rows, Run alarm) {
    long windowStart = rows.windowStartMillis(alarm.first());
    for (int row = alarm.first(); row >= 0 && rows.timeMillis(row) >= windowStart; row--) {
      if (rows.truth(row) != Truth.NORMAL) {
        return false;
      }
      if (rows.isNewBeginning(row)) {
        break;
      }
    }
    return true;
  }

  private Severity highest(Run alarm) {
    Severity highest = Severity.NONE;
    for (int row = alarm.first(); row <= alarm.last(); row++) {
      Severity severity = profile.severity().of(rows.ratio(row));
      if (rows.truth(row) == Truth.NORMAL && severity.isAbove(highest)) {
        highest = severity;
      }
    }
    return highest;
  }

  private static @Nullable Double meant(@Nullable AlarmBudget budget, Severity severity) {
    if (budget == null) {
      return null;
    }
    return switch (severity) {
      case NONE -> null;
      case INFO -> budget.info();
      case WARNING -> budget.warning();
      case CRITICAL -> budget.critical();
    };
  }

  private @Nullable Double perDay(long count) {
    return days == 0 ? null : count / days;
  }

  /**
   * Each normal row stands for the time to the next, one before a gap for an interval, as records
   * always do: how they share instants does not matter.
   */
  private long normalMillis() {
    if (profile.kind() == ProfileKind.EVENTS) {
      return (long) (rows.count(Truth.NORMAL) * (profile.interval().toNanos() / 1e6));
    }
    long normal = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.truth(row) == Truth.NORMAL) {
        boolean isFollowed = row + 1 < rows.size() && !rows.isNewBeginning(row + 1);
        long toNext = isFollowed ? rows.timeMillis(row + 1) - rows.timeMillis(row) : Long.MAX_VALUE;
        normal += toNext <= profile.maxGap().toMillis() ? toNext : profile.interval().toMillis();
      }
    }
    return normal;
  }
}
