package io.sluice.cli.retrain;

import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.JudgedIncident;
import io.sluice.cli.history.JudgedIncident.Verdict;
import io.sluice.sources.readings.MaintenanceWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What people have said of a stretch of history: which times were anomalous, and which are neither
 * anomalous nor normal. All other times count as normal, those of false alarms too. What was said
 * of a single record counts before what was said of a window, and that before incidents and
 * maintenance.
 *
 * @param anomalous times of incidents that somebody called a true alarm
 * @param leftOut times of maintenance, of faults of the data, and of incidents that nobody has
 *     judged or could judge
 * @param falseAlarms incidents that somebody called a false alarm
 * @param said of single records and of windows
 */
record Opinion(
    List<MaintenanceWindows.Window> anomalous,
    List<MaintenanceWindows.Window> leftOut,
    int falseAlarms,
    Said said) {

  Opinion {
    anomalous = List.copyOf(anomalous);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * @param incidents of the profile, any order
   * @param maintenance windows of maintenance
   * @param window how long the readings of a window take: those before an incident's first window
   *     has ended are neither
   * @param now until when an incident goes on that has not ended
   * @param said of single records and of windows
   */
  static Opinion of(
      List<JudgedIncident> incidents,
      MaintenanceWindows maintenance,
      Duration window,
      Instant now,
      Said said) {
    var anomalous = new ArrayList<MaintenanceWindows.Window>();
    var leftOut = new ArrayList<>(maintenance.all());
    int falseAlarms = 0;
    for (var incident : incidents) {
      Instant end = incident.end() == null ? now : incident.end();
      // A name, whatever characters it has: not a pattern, as that of a window of maintenance.
      Predicate<String> asset = incident.asset()::equals;
      switch (incident.verdict()) {
        case FALSE_ALARM -> falseAlarms++;
        case TRUE_ALARM -> {
          addWindow(anomalous, incident.start(), end.plusMillis(1), asset);
          addWindow(leftOut, incident.start().minus(window), incident.start(), asset);
        }
        case UNDECIDED ->
            addWindow(leftOut, incident.start().minus(window), end.plusMillis(1), asset);
      }
    }
    return new Opinion(anomalous, leftOut, falseAlarms, said);
  }

  private static void addWindow(
      List<MaintenanceWindows.Window> windows, Instant from, Instant to, Predicate<String> asset) {
    if (from.isBefore(to)) {
      windows.add(new MaintenanceWindows.Window(from, to, asset));
    }
  }

  /** What concerns one asset: it is asked for each of its readings. */
  Opinion about(String asset) {
    return new Opinion(of(anomalous, asset), of(leftOut, asset), falseAlarms, said);
  }

  private static List<MaintenanceWindows.Window> of(
      List<MaintenanceWindows.Window> windows, String asset) {
    return windows.stream().filter(one -> one.asset().test(asset)).toList();
  }

  /**
   * What a reading is.
   *
   * @param id null if nobody knows
   * @return {@code FALSE_ALARM} for one that counts as normal
   */
  Verdict of(Stream stream, Instant time, @Nullable String id) {
    Verdict its = said.of(stream, time, id);
    if (its != null) {
      return its;
    }
    if (contain(leftOut, stream.asset(), time)) {
      return Verdict.UNDECIDED;
    }
    return contain(anomalous, stream.asset(), time) ? Verdict.TRUE_ALARM : Verdict.FALSE_ALARM;
  }

  private static boolean contain(
      List<MaintenanceWindows.Window> windows, String asset, Instant time) {
    for (MaintenanceWindows.Window window : windows) {
      if (window.contains(asset, time)) {
        return true;
      }
    }
    return false;
  }
}
