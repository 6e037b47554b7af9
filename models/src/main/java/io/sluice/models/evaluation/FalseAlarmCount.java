package io.sluice.models.evaluation;

import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.EvaluationReport.FalseAlarms;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts alarms about nothing, once each: those that opened on nothing, and those that stay on when
 * their reason has expired, see {@link AlarmReasons}. Beside their number stands for how long
 * normal operation was in alarm, for one episode can last for days.
 */
final class FalseAlarmCount {

  private static final double MILLIS_OF_DAY = 86_400_000;
  private static final double MILLIS_OF_HOUR = 3_600_000;

  private final JudgedRows rows;
  private final Profile profile;
  private final List<Run> episodes;
  private final double intervalMillis;
  private final double days;

  /**
   * @param settings by which the alarms were raised
   */
  FalseAlarmCount(JudgedRows rows, Profile profile, IncidentPolicy settings) {
    this.rows = rows;
    this.profile = profile;
    intervalMillis = profile.interval().toNanos() / 1e6;
    var reasons = new AlarmReasons(rows, profile, settings.offDelay().toMillis());
    episodes =
        rows.alarmEpisodes().stream()
            .map(alarm -> new Run(reasons.expiry(alarm), alarm.last()))
            .filter(episode -> episode.length() > 0)
            .toList();
    days = normalMillis(all(), row -> true) / MILLIS_OF_DAY;
  }

  FalseAlarms total() {
    long inAlarm = normalMillis(all(), rows::alarm);
    long inFalseAlarm =
        episodes.stream().mapToLong(episode -> normalMillis(episode, rows::alarm)).sum();
    return new FalseAlarms(
        episodes.size(),
        days,
        perDay(episodes.size()),
        perDay(inAlarm / MILLIS_OF_HOUR),
        perDay(inFalseAlarm / MILLIS_OF_HOUR));
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

  private Run all() {
    return new Run(0, rows.size() - 1);
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

  private @Nullable Double perDay(double count) {
    return days == 0 ? null : count / days;
  }

  /**
   * Each normal row stands for the time to the next, one before a gap for an interval, as records
   * always do: how they share instants does not matter.
   */
  private long normalMillis(Run among, IntPredicate counts) {
    double millis = 0;
    for (int row = among.first(); row <= among.last(); row++) {
      if (rows.truth(row) == Truth.NORMAL && counts.test(row)) {
        millis += profile.kind() == ProfileKind.EVENTS ? intervalMillis : millisToNext(row);
      }
    }
    return (long) millis;
  }

  private double millisToNext(int row) {
    boolean isFollowed = row + 1 < rows.size() && !rows.isNewBeginning(row + 1);
    long toNext = isFollowed ? rows.timeMillis(row + 1) - rows.timeMillis(row) : Long.MAX_VALUE;
    return toNext <= profile.maxGap().toMillis() ? toNext : intervalMillis;
  }
}
