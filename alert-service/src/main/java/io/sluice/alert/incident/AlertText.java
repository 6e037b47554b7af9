package io.sluice.alert.incident;

import io.sluice.contracts.Contributor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One plain sentence for the operator in front of the plant, in the plant's units. */
final class AlertText {

  /** What fits into a line on a phone; the rest is in the alert's contributors. */
  private static final int MAX_TAGS = 3;

  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

  private AlertText() {}

  static String of(Change change) {
    Episode episode = change.episode();
    String what = explain(episode.contributors());
    String peak = number(episode.peakRatio()) + " times the threshold";
    String duration = words(Duration.between(episode.startedAt(), change.at()));
    String asset = change.asset();
    return switch (change.kind()) {
      case OPENED ->
          "%s on %s: %s".formatted(episode.severity(), asset, what.isEmpty() ? peak : what);
      case ESCALATED ->
          "%s on %s, up from %s: %s"
              .formatted(episode.severity(), asset, change.before(), what.isEmpty() ? peak : what);
      case UPDATED ->
          "Still %s on %s after %s, now up to %s%s"
              .formatted(episode.severity(), asset, duration, peak, after(": ", what));
      case RESOLVED ->
          "Resolved on %s after %s, was %s with up to %s%s"
              .formatted(asset, duration, episode.severity(), peak, after("; at its worst ", what));
    };
  }

  private static String explain(List<Contributor> contributors) {
    return contributors.stream()
        .limit(MAX_TAGS)
        .map(AlertText::explain)
        .collect(Collectors.joining("; "));
  }

  private static String explain(Contributor c) {
    String expected = c.expected() == null ? null : value(c.expected(), c.unit());
    if (c.observed() == null) {
      return c.tag() + " has no value" + (expected == null ? "" : ", expected " + expected);
    }
    String observed = value(c.observed(), c.unit());
    if (observed.equals(expected)) {
      // The value is as usual; its slope or spread within the window is not.
      return c.tag() + " moves unusually around " + observed;
    }
    return c.tag() + " reads " + observed + (expected == null ? "" : ", expected " + expected);
  }

  private static String value(double value, String unit) {
    return unit == null || unit.isBlank() ? number(value) : number(value) + " " + unit;
  }

  /** Four significant digits; whole numbers in full: 1150, 0.1234, 2.5. */
  private static String number(double value) {
    if (Math.abs(value) >= 1e9 || (value != 0 && Math.abs(value) < 1e-6)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal shown =
        Math.abs(value) >= 1000
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(FOUR_DIGITS);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static String words(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
      return duration.toSeconds() + " s";
    }
    if (duration.compareTo(Duration.ofHours(2)) < 0) {
      return duration.toMinutes() + " min";
    }
    return duration.compareTo(Duration.ofDays(2)) < 0
        ? duration.toHours() + " h"
        : duration.toDays() + " days";
  }

  private static String after(String separator, String what) {
    return what.isEmpty() ? "" : separator + what;
  }
}
