package io.sluice.models.evaluation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as a person reads them, alike in the text and on the page; a dash for none. */
public final class FigureText {

  static final String NONE = "-";
  private static final int MOST_PLACES = 9;

  /** Below it {@link #of} has too few places. */
  private static final double LEAST_SHOWN = 0.01;

  private FigureText() {}

  /** In the largest unit that keeps it readable. */
  public static String seconds(@Nullable Double seconds) {
    if (seconds == null) {
      return NONE;
    }
    if (seconds < 120) {
      return decimal(seconds, seconds == Math.rint(seconds) ? 0 : 1) + " s";
    }
    return seconds < 7200 ? decimal(seconds / 60, 1) + " min" : decimal(seconds / 3600, 1) + " h";
  }

  public static String percent(@Nullable Double part, int places) {
    return part == null ? NONE : decimal(part * 100, places) + " %";
  }

  public static String decimal(@Nullable Double value, int places) {
    return value == null ? NONE : String.format(Locale.ROOT, "%." + places + "f", value);
  }

  /**
   * How often something comes: what is above 0 is never shown as 0, but with as many places more as
   * two digits need. Of slow data a rate a day is a thousandth.
   *
   * @param places at least
   */
  public static String rate(@Nullable Double value, int places) {
    if (value == null || !(value > 0) || value >= Math.pow(10, -places)) {
      return decimal(value, places);
    }
    return decimal(value, (int) Math.min(MOST_PLACES, 1 - Math.floor(Math.log10(value))));
  }

  /** A rate that somebody chose: no more places than it has, as a rule. */
  public static String budget(@Nullable Double perDay) {
    return perDay != null && perDay < LEAST_SHOWN ? rate(perDay, 2) : of(perDay, "");
  }

  /** Events found of those there are. */
  public static String found(EvaluationReport.Events events) {
    return events.found() + " of " + events.total();
  }

  /** In which share of all events they may truly be found; empty without events. */
  public static String range(EvaluationReport.Events events) {
    if (events.total() == 0) {
      return "";
    }
    Interval share = Interval.ofShare(events.found(), events.total());
    return "95 %%: %s to %s %%"
        .formatted(decimal(share.low() * 100, 0), decimal(share.high() * 100, 0));
  }

  /** How many a day may truly come; empty without normal time. */
  public static String range(long episodes, double days) {
    if (days <= 0) {
      return "";
    }
    Interval perDay = Interval.ofRate(episodes, days);
    return "95 %%: %s to %s".formatted(rate(perDay.low(), 2), rate(perDay.high(), 2));
  }

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** With as many places as it needs, at most two, below 1 three, and its unit. */
  public static String of(@Nullable Double value, String unit) {
    if (value == null) {
      return NONE;
    }
    String number = decimal(value, Math.abs(value) < 1 ? 3 : 2).replaceFirst("\\.?0+$", "");
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
