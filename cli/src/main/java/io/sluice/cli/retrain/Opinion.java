package io.sluice.cli.retrain;

import io.sluice.cli.history.JudgedIncident;
import io.sluice.sources.readings.MaintenanceWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What people have said of a stretch of history: which times were anomalous, and which are neither
 * anomalous nor normal. All other times count as normal, those of false alarms too.
 *
 * @param anomalous times of incidents that somebody called a true alarm
 * @param leftOut times of maintenance, of faults of the data, and of incidents that nobody has
 *     judged or could judge
 * @param falseAlarms incidents that somebody called a false alarm
 */
record Opinion(
    List<MaintenanceWindows.Window> anomalous,
    List<MaintenanceWindows.Window> leftOut,
    int falseAlarms) {

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
   */
  static Opinion of(
      List<JudgedIncident> incidents,
      MaintenanceWindows maintenance,
      Duration window,
      Instant now) {
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
    return new Opinion(anomalous, leftOut, falseAlarms);
  }

  private static void addWindow(
      List<MaintenanceWindows.Window> windows, Instant from, Instant to, Predicate<String> asset) {
    if (from.isBefore(to)) {
      windows.add(new MaintenanceWindows.Window(from, to, asset));
    }
  }

  /** Whether a reading is of an incident that was a true alarm. */
  boolean isAnomalous(String asset, Instant time) {
    return anomalous.stream().anyMatch(window -> window.contains(asset, time));
  }
}
