package io.sluice.models.evaluation;

import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import java.time.Instant;
import java.util.List;

/**
 * Looks for each true event's detection. An alarm that opens within the event detects it. One that
 * was on before, be it about the last event, about recovery or about nothing, shows nothing by
 * still being on: it detects the event only when the event's own windows, counted anew from its
 * start, would have opened one. An alarm that opens after the event's last row is too late.
 */
final class EventSearch {

  private final JudgedRows rows;
  private final AlarmSettings settings;
  private final double border;

  EventSearch(JudgedRows rows, AlarmSettings settings, double border) {
    this.rows = rows;
    this.settings = settings;
    this.border = border;
  }

  List<EventOutcome> outcomes() {
    return rows.trueEvents().stream().map(this::outcome).toList();
  }

  private EventOutcome outcome(Run event) {
    boolean alreadyOn =
        event.first() > 0 && rows.alarm(event.first()) && rows.alarm(event.first() - 1);
    int detected = detectedIn(event, alreadyOn);
    Instant start = time(event.first());
    Instant detectedAt = detected < 0 ? null : time(detected);
    return new EventOutcome(
        rows.event(event.first()),
        start,
        time(event.last()),
        detectedAt,
        detected < 0 ? null : (rows.timeMillis(detected) - rows.timeMillis(event.first())) / 1000.0,
        alreadyOn,
        detected < 0 ? List.of() : rows.contributors(detected));
  }

  private int detectedIn(Run event, boolean alreadyOn) {
    var anew = new AlarmEpisodes(settings, border);
    boolean wasOn = alreadyOn;
    for (int row = event.first(); row <= event.last(); row++) {
      boolean on = rows.alarm(row);
      boolean opens = on && !wasOn;
      boolean opensAnew =
          rows.hasWindow(row)
              && anew.window(rows.windowStartMillis(row), rows.timeMillis(row), rows.ratio(row));
      if (opens || opensAnew) {
        return row;
      }
      wasOn = on;
    }
    return -1;
  }

  private Instant time(int row) {
    return Instant.ofEpochMilli(rows.timeMillis(row));
  }
}
