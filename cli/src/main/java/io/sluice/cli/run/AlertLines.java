package io.sluice.cli.run;

import static io.sluice.cli.console.Text.plain;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.ContributorText;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders an alert as lines for a terminal. Names come from outside: control characters go. */
public final class AlertLines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String RESET = "\u001b[0m";

  private final boolean colours;

  public AlertLines(boolean colours) {
    this.colours = colours;
  }

  public List<String> of(Alert alert) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s  %s  %s  %s%s  ratio %.1f%s"
            .formatted(
                TIME.format(alert.updatedAt()),
                paint(alert.severity(), "%-8s".formatted(alert.severity())),
                "%-9s".formatted(alert.kind()),
                plain(alert.asset()),
                about(alert.category()),
                alert.peakRatio(),
                switch (alert.kind()) {
                  case RESOLVED -> "  after " + duration(alert);
                  case ACKNOWLEDGED, ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED -> by(alert);
                  case OPENED,
                      ESCALATED,
                      DEESCALATED,
                      UPDATED,
                      REMINDED,
                      REOPENED,
                      FLAPPING,
                      TOLD,
                      BURST,
                      OTHER ->
                      "";
                }));
    switch (alert.kind()) {
      case OPENED, ESCALATED, REOPENED, FLAPPING -> {
        if (!alert.contributors().isEmpty()) {
          lines.add("    " + plain(why(alert)));
        }
      }
      case BURST -> lines.add("    " + plain(alert.text()));
      case DEESCALATED,
          UPDATED,
          REMINDED,
          RESOLVED,
          ACKNOWLEDGED,
          ASSIGNED,
          COMMENTED,
          LABELLED,
          LEARNT,
          REPAIRED,
          TOLD,
          OTHER -> {}
    }
    return lines;
  }

  private static String why(Alert alert) {
    return switch (alert.category()) {
      case DATA -> ContributorText.ofData(alert.contributors());
      case DRIFT -> ContributorText.ofDrift(alert.contributors());
      case PROCESS, OTHER -> ContributorText.of(alert.contributors());
    };
  }

  private static String by(Alert alert) {
    return alert.command() == null ? "" : "  by " + plain(alert.command().by());
  }

  /** What is not about the process says so. */
  private static String about(Category category) {
    return switch (category) {
      case DATA -> "  DATA fault";
      case DRIFT -> "  DRIFT";
      case OTHER -> "  not about the process";
      case PROCESS -> "";
    };
  }

  private static String duration(Alert alert) {
    return Duration.between(alert.startedAt(), alert.updatedAt())
        .toString()
        .substring(2)
        .toLowerCase(Locale.ROOT);
  }

  private String paint(Severity severity, String text) {
    if (!colours) {
      return text;
    }
    return switch (severity) {
      case NONE -> text;
      case INFO -> "\u001b[36m" + text + RESET;
      case WARNING -> "\u001b[33m" + text + RESET;
      case CRITICAL -> "\u001b[1;31m" + text + RESET;
    };
  }
}
