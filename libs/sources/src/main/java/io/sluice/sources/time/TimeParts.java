package io.sluice.sources.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a time that stand in columns of their own, and the one text that they make together.
 *
 * @param parts in the order of the columns
 */
public record TimeParts(List<Part> parts) {

  /** All in one column. */
  public static final TimeParts WHOLE = new TimeParts(List.of(Part.WHOLE));

  private static final int MONTHS = 12;

  /** What a column holds of the time. */
  public enum Part {
    WHOLE,
    /** As a text or, as {@code 20260316}, a number. */
    DATE,
    YEAR,
    MONTH,
    DAY,
    DAY_OF_YEAR,
    /** As a text, or as a part of the day that a spreadsheet counts. */
    CLOCK,
    /** As a number: {@code 630} is half past six. */
    HOUR_AND_MINUTE,
    HOUR_MINUTE_AND_SECOND,
    HOUR,
    MINUTE,
    SECOND;

    /** Whether it tells a time of the day, or a part of one. */
    public boolean isOfClock() {
      return this == CLOCK
          || this == HOUR_AND_MINUTE
          || this == HOUR_MINUTE_AND_SECOND
          || this == HOUR
          || this == MINUTE
          || this == SECOND;
    }
  }

  public TimeParts {
    parts = List.copyOf(parts);
  }

  /**
   * The one text; of parts that do not fit each other all of them, which is no time.
   *
   * @param fields as many as parts
   */
  public String text(List<String> fields) {
    if (parts.size() == 1) {
      return fields.getFirst();
    }
    if (fields.stream().allMatch(String::isEmpty)) {
      return "";
    }
    String date = field(fields, Part.DATE);
    String clock = field(fields, Part.CLOCK);
    if (date != null && clock != null) {
      return DateAndClock.join(date, clock);
    }
    String day = date == null ? day(fields) : date;
    String time = clock == null ? clock(fields) : clock;
    return day == null || time == null ? asWritten(fields) : DateAndClock.join(day, time);
  }

  /** With marks that no time has. */
  private static String asWritten(List<String> fields) {
    return String.join(" + ", fields);
  }

  private @Nullable String field(List<String> fields, Part part) {
    int at = parts.indexOf(part);
    return at < 0 ? null : fields.get(at);
  }

  /** Year, month and day, or year and day of the year; null if they are no date. */
  private @Nullable String day(List<String> fields) {
    try {
      int year = year(number(field(fields, Part.YEAR)));
      LocalDate day =
          parts.contains(Part.DAY_OF_YEAR)
              ? LocalDate.ofYearDay(year, number(field(fields, Part.DAY_OF_YEAR)))
              : LocalDate.of(
                  year, month(field(fields, Part.MONTH)), number(field(fields, Part.DAY)));
      return day.toString();
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /** Two digits are as POSIX has them. */
  private static int year(int number) {
    if (number >= 100) {
      return number;
    }
    return number < 70 ? 2_000 + number : 1_900 + number;
  }

  private static int month(@Nullable String text) {
    int named = text == null ? 0 : MonthNames.month(text);
    return named >= 1 && named <= MONTHS ? named : number(text);
  }

  /** Null if it is none. */
  private @Nullable String clock(List<String> fields) {
    try {
      String minutes = field(fields, Part.HOUR_AND_MINUTE);
      String seconds = field(fields, Part.HOUR_MINUTE_AND_SECOND);
      if (minutes != null) {
        int number = number(minutes);
        return clock(number / 100, number % 100, "00");
      }
      if (seconds != null) {
        int number = number(seconds);
        return clock(number / 10_000, number / 100 % 100, twoDigits(number % 100));
      }
      String hour = field(fields, Part.HOUR);
      String minute = field(fields, Part.MINUTE);
      String second = field(fields, Part.SECOND);
      return clock(
          hour == null ? 0 : number(hour),
          minute == null ? 0 : number(minute),
          second == null ? "00" : seconds(second));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String clock(int hour, int minute, String seconds) {
    return twoDigits(hour) + ":" + twoDigits(minute) + ":" + seconds;
  }

  private static String twoDigits(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  /** Seconds may have a fraction. */
  private static String seconds(String text) {
    int mark = Math.max(text.indexOf('.'), text.indexOf(','));
    return mark < 0
        ? twoDigits(number(text))
        : twoDigits(number(text.substring(0, mark))) + "." + text.substring(mark + 1);
  }

  /** A whole number, which a table may have written as {@code 6.0}. */
  private static int number(@Nullable String text) {
    if (text == null || text.isEmpty() || text.charAt(0) == '-') {
      throw new NumberFormatException();
    }
    return Integer.parseInt(text.replaceFirst("[.,]0+$", ""));
  }
}
