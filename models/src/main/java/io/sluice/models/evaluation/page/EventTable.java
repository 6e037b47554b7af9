package io.sluice.models.evaluation.page;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.ContributorText;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import io.sluice.models.evaluation.FigureText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Each event, and what each bundle made of it. */
final class EventTable {

  private static final int TOP_TAGS = 3;

  /** Less is shown as 0 % and tells nobody anything. */
  private static final double SMALLEST_SHARE = 0.005;

  private EventTable() {}

  /**
   * @param reports of the same rows
   */
  static Table of(List<EvaluationReport> reports) {
    List<String> columns = new ArrayList<>(List.of("#", "Event", "Start (UTC)", "Lasts"));
    for (EvaluationReport report : reports) {
      String of = reports.size() == 1 ? "" : report.name() + ": ";
      columns.add(of + "Found after");
      if (reports.size() == 1) {
        columns.add("First alarm");
      }
      columns.add(of + "Top tags");
    }
    Table table = Table.of("Events", columns);
    List<EventOutcome> events = reports.getFirst().perEvent();
    for (int i = 0; i < events.size(); i++) {
      EventOutcome event = events.get(i);
      Table.Row row =
          table
              .row(i + 1)
              .text(event.name() == null ? "not named" : event.name(), "")
              .number(time(event.start()))
              .number(
                  FigureText.seconds(
                      (double) Duration.between(event.start(), event.end()).toSeconds()));
      for (EvaluationReport report : reports) {
        if (i < report.perEvent().size()) {
          outcome(row, report.perEvent().get(i), reports.size() == 1);
        }
      }
    }
    return table;
  }

  private static void outcome(Table.Row row, EventOutcome event, boolean withRoom) {
    String standing = event.alreadyInAlarm() ? " *" : "";
    Instant detected = event.detectedAt();
    if (detected == null) {
      row.mark("missed" + standing, "bad");
    } else {
      row.mark(FigureText.seconds(event.secondsToDetect()) + standing, "good");
    }
    if (withRoom) {
      row.number(detected == null ? "" : time(detected));
    }
    String tags =
        event.contributors().stream()
            .limit(TOP_TAGS)
            .filter(contributor -> contributor.share() >= SMALLEST_SHARE)
            .map(EventTable::tag)
            .collect(Collectors.joining(", "));
    row.text(tags, withRoom ? ContributorText.of(event.contributors()) : "");
  }

  private static String tag(Contributor contributor) {
    return String.format(Locale.ROOT, "%s (%.0f %%)", contributor.tag(), contributor.share() * 100);
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
  }
}
