package io.sluice.sources.time;

import java.util.Locale;
import java.util.regex.Pattern;

/** A date and a clock that stand in two columns, as one text. */
final class DateAndClock {

  /** What a spreadsheet adds to a date without a clock. */
  private static final Pattern MIDNIGHT = Pattern.compile("[T ]0{1,2}:00(:00([.,]0+)?)?$");

  /** The day zero of spreadsheets, which they add to a clock without a date. */
  private static final Pattern DAY_ZERO =
      Pattern.compile("^(1899-12-3[01]|1900-01-0[01]|(30|31)[./]12[./]1899|12/3[01]/1899)[T ]");

  private DateAndClock() {}

  /**
   * The two as one; their sum if both are numbers, as the days and the part of a day that a
   * spreadsheet counts.
   */
  static String join(String date, String clock) {
    if (clock.isEmpty() || date.isEmpty()) {
      return date.isEmpty() ? clock : date;
    }
    var days = new Decimal();
    var part = new Decimal();
    if (days.read(date) && part.read(clock) && part.whole() == 0 && !days.hasFraction()) {
      return String.format(Locale.ROOT, "%d.%09d", days.whole(), part.nanos());
    }
    String day = MIDNIGHT.matcher(date).replaceFirst("");
    // Who writes the clock twice need not be told it twice.
    return day.indexOf(':') > 0 ? day : day + " " + DAY_ZERO.matcher(clock).replaceFirst("");
  }
}
