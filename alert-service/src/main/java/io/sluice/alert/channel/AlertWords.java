package io.sluice.alert.channel;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Cause;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.ReadableNumbers;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What people are told beside an alert's sentence. All of it is plain text with names as the plant
 * writes them, and who puts it into a format escapes it.
 */
public final class AlertWords {

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private AlertWords() {}

  /**
   * One thing to know.
   *
   * @param name what it is
   * @param value what it is of this alert
   */
  public record Fact(String name, String value) {}

  static String title(Alert alert) {
    String what = alert.kind().name().toLowerCase(Locale.ROOT);
    String others = alert.group() == null ? "" : " and %d more".formatted(alert.group().size() - 1);
    String title = "%s %s: %s%s".formatted(alert.severity(), what, alert.asset(), others);
    return isTest(alert) ? "TEST " + title : title;
  }

  /** What a reader wants at a glance, the most important first. */
  public static List<Fact> facts(Alert alert) {
    var facts = new ArrayList<Fact>();
    facts.add(
        alert.group() == null
            ? new Fact("Asset", alert.asset())
            : new Fact("Assets", Integer.toString(alert.group().size())));
    facts.add(new Fact("Severity", alert.severity().name()));
    facts.add(new Fact("Category", alert.category().name()));
    if (alert.cause() != null && alert.cause() != Cause.UNKNOWN) {
      String cause = alert.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      facts.add(new Fact("Looks like", cause));
    }
    facts.add(new Fact("Since", alert.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
    facts.add(new Fact("Peak", ReadableNumbers.of(alert.peakRatio()) + " times the threshold"));
    return facts;
  }

  /** The incidents that it tells of, the first one first. */
  public static List<UUID> incidents(Alert alert) {
    var incidents = new LinkedHashSet<UUID>();
    incidents.add(alert.incident());
    if (alert.group() != null) {
      alert.group().members().forEach(member -> incidents.add(member.incident()));
    }
    return List.copyOf(incidents);
  }

  /** Where a person can look further, if people can reach a page. */
  public static Optional<URI> link(Alert alert) {
    return Optional.ofNullable(alert.links().get("incident"));
  }

  public static boolean isTest(Alert alert) {
    return Boolean.TRUE.equals(alert.test());
  }

  public static boolean isOver(Alert alert) {
    return alert.kind() == AlertKind.RESOLVED;
  }

  /** How urgent it is, as HTML writes colours. */
  public static String color(Alert alert) {
    if (isOver(alert)) {
      return "#2e7d32";
    }
    return switch (alert.severity()) {
      case CRITICAL -> "#c62828";
      case WARNING -> "#f9a825";
      case INFO, NONE -> "#1565c0";
    };
  }

  /** On one line: a line break or another control character becomes a blank. */
  public static String line(String text) {
    return CONTROLS.matcher(text).replaceAll(" ").strip();
  }

  /**
   * On one line of so many characters; what is cut off is marked by three dots.
   *
   * @param longest characters, 3 at least
   */
  public static String line(String text, int longest) {
    return cut(line(text), longest);
  }

  /**
   * Of so many characters; what is cut off is marked by three dots.
   *
   * @param longest characters, 3 at least
   */
  public static String cut(String text, int longest) {
    return text.length() <= longest ? text : PlainText.first(text, longest - 3) + "...";
  }
}
