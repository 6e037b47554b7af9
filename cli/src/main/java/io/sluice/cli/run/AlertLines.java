package io.sluice.cli.run;

import static io.sluice.cli.console.Text.plain;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Contributor;
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
  private static final int TOP_TAGS = 3;
  private static final String RESET = "\u001b[0m";

  private final boolean colours;

  public AlertLines(boolean colours) {
    this.colours = colours;
  }

  public List<String> of(Alert alert) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s  %s  %s  %s  ratio %.1f%s"
            .formatted(
                TIME.format(alert.updatedAt()),
                paint(alert.severity(), "%-8s".formatted(alert.severity())),
                "%-9s".formatted(alert.kind()),
                plain(alert.asset()),
                alert.peakRatio(),
                switch (alert.kind()) {
                  case RESOLVED -> "  after " + duration(alert);
                  case OPENED, ESCALATED, UPDATED -> "";
                }));
    switch (alert.kind()) {
      case OPENED, ESCALATED ->
          alert.contributors().stream().limit(TOP_TAGS).map(AlertLines::of).forEach(lines::add);
      case UPDATED, RESOLVED -> {}
    }
    return lines;
  }

  private static String of(Contributor contributor) {
    String unit = contributor.unit() == null ? "" : " " + plain(contributor.unit());
    return "    %-10s observed %s%s, expected %s%s (%.0f %% of the deviation)"
        .formatted(
            plain(contributor.tag()),
            number(contributor.observed()),
            unit,
            number(contributor.expected()),
            unit,
            contributor.share() * 100);
  }

  private static String number(Double value) {
    if (value == null) {
      return "nothing";
    }
    double magnitude = Math.abs(value);
    return String.format(
        Locale.ROOT, magnitude >= 100 ? "%.0f" : magnitude >= 1 ? "%.2f" : "%.4f", value);
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
