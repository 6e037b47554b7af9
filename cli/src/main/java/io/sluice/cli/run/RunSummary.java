package io.sluice.cli.run;

import static io.sluice.cli.console.Text.plain;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.console.Console;
import io.sluice.cli.replay.IngestResult;
import io.sluice.cli.replay.SentWindows;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The end of a replay that has gone through the whole system. */
final class RunSummary {

  private static final int MAX_LISTED = 40;

  private final Console console;
  private final HistoryClient history;

  RunSummary(Console console, HistoryClient history) {
    this.console = console;
    this.history = history;
  }

  /**
   * @param leftOut what was left out of the files and why, lines
   * @param judged windows or records that have a score
   */
  void print(
      IngestResult replayed,
      List<String> leftOut,
      long judged,
      SentWindows windows,
      Collection<String> assets) {
    console.println("");
    console.println("Summary");
    replayed.describe().forEach(line -> console.println("  " + line));
    leftOut.forEach(console::println);
    console.println("  %,d %s judged".formatted(judged, windows.judged()));
    windows.notJudged().forEach(line -> console.println("  " + line));
    for (String asset : assets) {
      List<JsonNode> incidents = history.incidents(asset).reversed();
      console.println("  %s: %d incidents".formatted(plain(asset), incidents.size()));
      incidents.stream().limit(MAX_LISTED).map(RunSummary::line).forEach(console::println);
      if (incidents.size() > MAX_LISTED) {
        console.println("    and %d more".formatted(incidents.size() - MAX_LISTED));
      }
    }
  }

  private static String line(JsonNode incident) {
    String tag = incident.path("contributors").path(0).path("tag").asText("no tag named");
    return String.format(
        Locale.ROOT,
        "    %s  %-8s  %-8s  %-9s  ratio %.1f  %s",
        incident.path("startedAt").asText(),
        incident.path("peakSeverity").asText(),
        incident.path("status").asText(),
        Duration.ofSeconds(incident.path("durationSeconds").asLong())
            .toString()
            .substring(2)
            .toLowerCase(Locale.ROOT),
        incident.path("peakRatio").asDouble(),
        plain(tag));
  }
}
