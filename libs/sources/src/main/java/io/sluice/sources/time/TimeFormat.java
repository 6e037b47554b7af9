package io.sluice.sources.time;

import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One way to write a time. Immutable. */
public abstract sealed class TimeFormat permits WrittenTime, CountedTime, PatternTime {

  /** What is read without being told, for a sentence. */
  public static final String ACCEPTED =
      "ISO-8601, a date such as 16/03/2026, 03/16/26 or 16-Mar-26 with a clock, epoch seconds to"
          + " nanoseconds, or Excel's days";

  /** What the option {@code --time-format} may be, for a sentence. */
  public static final String NAMES =
      "iso, day-first, month-first, year-first, epoch, epoch-seconds, epoch-millis, epoch-micros,"
          + " epoch-nanos, excel, dotnet-ticks, filetime";

  /** Reads one text after another; not thread-safe. */
  interface Parser {

    /**
     * @return false if the text is no time in this format
     */
    boolean read(String text, Moment into);
  }

  abstract Parser parser();

  /** What {@link #named} takes, and the option {@code --time-format}, to read texts so. */
  public abstract String option();

  /** How it looks, for a person. */
  public abstract String example();

  /**
   * The format that a person asked for: one of {@link #NAMES}, or a pattern of {@link
   * java.time.format.DateTimeFormatter}. A pattern of day, month and year alone, as {@code
   * dd/MM/yyyy}, tells their order, whatever clock follows them.
   *
   * @throws IllegalArgumentException if it is neither a word nor a pattern; one sentence
   */
  public static TimeFormat named(String name) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    TimeFormat known = word(word);
    return known == null ? pattern(name.strip()) : known;
  }

  private static @Nullable TimeFormat word(String word) {
    for (DateOrder order : DateOrder.values()) {
      if (order.option().equals(word)) {
        return new WrittenTime(order);
      }
    }
    for (CountedTime.Unit unit : CountedTime.Unit.values()) {
      if (unit.option().equals(word)) {
        return new CountedTime(unit);
      }
    }
    return word.equals(WrittenTime.ISO.option()) ? WrittenTime.ISO : null;
  }

  private static TimeFormat pattern(String pattern) {
    DateOrder order = orderOf(pattern);
    if (order != null) {
      return new WrittenTime(order);
    }
    try {
      return new PatternTime(
          pattern,
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .toFormatter(Locale.ENGLISH));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "time format '%s' is neither one of %s nor a pattern such as 'dd/MM/yyyy HH:mm:ss': %s"
              .formatted(pattern, NAMES, e.getMessage()),
          e);
    }
  }

  private static @Nullable DateOrder orderOf(String pattern) {
    return switch (pattern.replaceAll("[/. -]", "").replace('u', 'y')) {
      case "ddMMyyyy", "ddMMyy", "dMyyyy", "dMyy" -> DateOrder.DAY_FIRST;
      case "MMddyyyy", "MMddyy", "Mdyyyy", "Mdyy" -> DateOrder.MONTH_FIRST;
      case "yyyyMMdd", "yyMMdd", "yyyyMd", "yyMd" -> DateOrder.YEAR_FIRST;
      default -> null;
    };
  }
}
