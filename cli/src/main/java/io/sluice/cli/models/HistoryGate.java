package io.sluice.cli.models;

import io.sluice.cli.backtest.BacktestReport;
import io.sluice.contracts.Category;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.IncidentComparison;
import io.sluice.incidents.IncidentComparison.Beside;
import io.sluice.models.backtest.AssetBacktest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a candidate may take the champion's place, by how both judge what is stored and what
 * people said of it: it has to find as many labelled true alarms, its incidents that nobody called
 * right have to be within its budget or no more than the champion's, and it may not take much
 * longer.
 */
final class HistoryGate {

  /** Of the champion's time for a window; less is noise of the machine. */
  private static final double SLOWER = 1.25;

  /** Without a true alarm among them, fewer days of all assets together say nothing. */
  private static final double FEWEST_DAYS = 0.5;

  private static final double HOURS_OF_DAY = 24;

  private static final double MILLIS_OF_DAY = 86_400_000;

  private HistoryGate() {}

  /**
   * What speaks against the candidate, a sentence each; empty if nothing does.
   *
   * @param budget that the candidate was calibrated for; null if for a percentile
   */
  static List<String> objections(
      BacktestReport champion, BacktestReport candidate, @Nullable AlarmBudget budget) {
    var objections = new ArrayList<String>();
    if (windows(champion) == 0 || windows(candidate) == 0) {
      return List.of("nothing was judged, so nothing speaks for it");
    }
    if (of(candidate).labelled(IncidentLabel.TRUE_POSITIVE) == 0
        && assetDays(candidate) < FEWEST_DAYS) {
      return List.of(
          "%s of readings, in which nobody called an incident true, say nothing of it: judge %.0f hours at least by an earlier --since, or name it by --bundle and go without by --unjudged"
              .formatted(time(candidate), FEWEST_DAYS * HOURS_OF_DAY));
    }
    long found = of(candidate).again(IncidentLabel.TRUE_POSITIVE);
    long foundBefore = of(champion).again(IncidentLabel.TRUE_POSITIVE);
    if (found < foundBefore) {
      objections.add(
          "it finds %d of %d incidents that people called true alarms, the one in use %d"
              .formatted(found, of(candidate).labelled(IncidentLabel.TRUE_POSITIVE), foundBefore));
    }
    addFalseAlarms(objections, champion, candidate, budget);
    double slower = nanosAWindow(candidate) / nanosAWindow(champion);
    if (slower > SLOWER) {
      objections.add(
          "it takes %.1f times as long for a window as the one in use (%.0f us instead of %.0f)"
              .formatted(slower, nanosAWindow(candidate) / 1e3, nanosAWindow(champion) / 1e3));
    }
    return objections;
  }

  private static void addFalseAlarms(
      List<String> objections,
      BacktestReport champion,
      BacktestReport candidate,
      @Nullable AlarmBudget budget) {
    for (Severity severity : List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL)) {
      long alarms = falseAlarms(candidate, severity);
      long before = falseAlarms(champion, severity);
      double meant = budget == null ? 0 : of(budget, severity) * assetDays(candidate);
      if (alarms > before && alarms > meant) {
        objections.add(
            "it raises %d false alarms of %s or more in %s of all assets, more than the %d of the one in use%s"
                .formatted(
                    alarms,
                    severity,
                    time(candidate),
                    before,
                    budget == null ? "" : " and than the %.1f of its budget".formatted(meant)));
        return;
      }
    }
  }

  /** Incidents of the process at whose time nobody has called one right. */
  private static long falseAlarms(BacktestReport report, Severity least) {
    return of(report).raised().stream()
        .filter(one -> one.incident().category() == Category.PROCESS)
        .filter(one -> one.incident().severity().compareTo(least) >= 0)
        .filter(one -> !isTrue(one))
        .count();
  }

  private static boolean isTrue(Beside one) {
    return one.were().stream().anyMatch(past -> past.label() == IncidentLabel.TRUE_POSITIVE);
  }

  private static double of(AlarmBudget budget, Severity severity) {
    return switch (severity) {
      case CRITICAL -> budget.critical();
      case WARNING -> budget.warning();
      default -> budget.info();
    };
  }

  /** A budget is one a day and asset; of days without readings there is none. */
  private static double assetDays(BacktestReport report) {
    return report.assets().stream().mapToDouble(asset -> asset.heard().toMillis()).sum()
        / MILLIS_OF_DAY;
  }

  private static IncidentComparison of(BacktestReport report) {
    return Objects.requireNonNull(report.comparison(), "of the history there is one");
  }

  private static long windows(BacktestReport report) {
    return report.assets().stream().mapToLong(AssetBacktest::windows).sum();
  }

  private static double nanosAWindow(BacktestReport report) {
    long nanos = report.assets().stream().mapToLong(asset -> asset.judging().toNanos()).sum();
    return (double) nanos / windows(report);
  }

  /** What a judge found, in a line. */
  static String line(BacktestReport report) {
    return "%s %s: %d of %d true alarms found, %d false alarms in %s of all assets%s"
        .formatted(
            report.profile(),
            report.bundle().version(),
            of(report).again(IncidentLabel.TRUE_POSITIVE),
            of(report).labelled(IncidentLabel.TRUE_POSITIVE),
            falseAlarms(report, Severity.INFO),
            time(report),
            windows(report) == 0 ? "" : ", %.0f us a window".formatted(nanosAWindow(report) / 1e3));
  }

  /** Days; hours or minutes where they are few, so that it is seen how little they are. */
  private static String time(BacktestReport report) {
    double days = assetDays(report);
    if (days >= 1) {
      return "%.1f days".formatted(days);
    }
    double hours = days * HOURS_OF_DAY;
    return hours >= 1 ? "%.1f hours".formatted(hours) : "%.0f minutes".formatted(hours * 60);
  }
}
