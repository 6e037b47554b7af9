package io.sluice.models.evaluation;

import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for each true event's detection: the first moment within it at which somebody learns of it.
 *
 * <ul>
 *   <li>An alarm opens.
 *   <li>An alarm that was on before escalates: reaches a higher severity than it ever had.
 *   <li>An alarm was on before for a reason that had not expired (see {@link AlarmReasons}: the
 *       last event, or the recovery from it), and the event's own windows, counted anew from its
 *       start, would have opened one.
 * </ul>
 *
 * An alarm that is merely still on finds nothing, nor does one that opened on nothing, or outlasted
 * its reason, and stays as it was: a detector that is always in alarm detects no event. An alarm
 * that opens after the event's last row is too late.
 */
final class EventSearch {

  private final JudgedRows rows;
  private final IncidentPolicy settings;
  private final SeverityLevels levels;
  private final AlarmReasons reasons;
  private final List<Run> alarms;

  EventSearch(JudgedRows rows, IncidentPolicy settings, Profile profile) {
    this.rows = rows;
    this.settings = settings;
    levels = profile.severity();
    reasons = new AlarmReasons(rows, profile, settings.offDelay().toMillis());
    alarms = rows.alarmEpisodes();
  }

  List<EventOutcome> outcomes() {
    return rows.trueEvents().stream().map(this::outcome).toList();
  }

  private EventOutcome outcome(Run event) {
    Run standing = alarmOnBefore(event);
    int detected = detectedIn(event, standing);
    return new EventOutcome(
        rows.event(event.first()),
        time(event.first()),
        time(event.last()),
        detected < 0 ? null : time(detected),
        detected < 0 ? null : (rows.timeMillis(detected) - rows.timeMillis(event.first())) / 1000.0,
        standing != null,
        detected < 0 ? List.of() : rows.contributors(detected));
  }

  /** The alarm that opened before an event and is on when it begins, null if there is none. */
  private @Nullable Run alarmOnBefore(Run event) {
    return alarms.stream()
        .filter(alarm -> alarm.first() < event.first() && event.first() <= alarm.last())
        .findFirst()
        .orElse(null);
  }

  private int detectedIn(Run event, @Nullable Run standing) {
    boolean wasOn = standing != null;
    Severity highest = standing == null ? Severity.NONE : highestBefore(event, standing);
    boolean maySpeakForEvent = standing != null && reasons.expiry(standing) > event.first();
    var anew = new ProcessIncident(settings, levels);
    for (int row = event.first(); row <= event.last(); row++) {
      boolean on = rows.alarm(row);
      boolean opens = on && !wasOn;
      boolean escalates =
          standing != null && row <= standing.last() && levels.of(rows.ratio(row)).isAbove(highest);
      boolean opensAnew =
          maySpeakForEvent
              && rows.hasWindow(row)
              && anew.window(
                  rows.windowStartMillis(row),
                  rows.timeMillis(row),
                  rows.isFirstWindow(row),
                  rows.ratio(row));
      if (opens || escalates || opensAnew) {
        return row;
      }
      wasOn = on;
    }
    return -1;
  }

  /** Of all windows of the alarm before the event. */
  private Severity highestBefore(Run event, Run alarm) {
    Severity highest = Severity.NONE;
    for (int row = alarm.first(); row < event.first(); row++) {
      Severity severity = levels.of(rows.ratio(row));
      highest = severity.isAbove(highest) ? severity : highest;
    }
    return highest;
  }

  private Instant time(int row) {
    return Instant.ofEpochMilli(rows.timeMillis(row));
  }
}
