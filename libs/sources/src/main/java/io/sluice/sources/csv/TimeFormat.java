package io.sluice.sources.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way to write a time. */
sealed interface TimeFormat {

  String ACCEPTED =
      "ISO-8601, dd/MM/yyyy hh:mm:ss a, dd/MM/yyyy HH:mm:ss, dd/MM/yy HH, or epoch seconds or"
          + " milliseconds";

  /** The time, null if the text is none in this format. */
  @Nullable Instant parse(String text, ZoneId zone);

  /** Whether a text that is a time says by itself which instant it is, whatever the zone. */
  boolean isAbsolute(String text);

  /** How it looks, for a person. */
  String example();

  /**
   * The format in which most of the samples are times. Where days and months cannot be told apart
   * the day comes first. Without samples any format will do; null if no sample is a time.
   */
  static @Nullable TimeFormat guess(List<String> samples, ZoneId zone) {
    if (samples.isEmpty()) {
      return new Any();
    }
    record Candidate(TimeFormat format, long hits) {}
    return Any.KNOWN.stream()
        .map(
            format ->
                new Candidate(
                    format, samples.stream().filter(s -> format.parse(s, zone) != null).count()))
        .filter(candidate -> candidate.hits() > 0)
        .sorted(Comparator.comparing(Candidate::hits).reversed())
        .map(Candidate::format)
        .findFirst()
        .orElse(null);
  }

  /**
   * The format that a person asked for.
   *
   * @throws IllegalArgumentException if it is neither a word nor a pattern
   */
  static TimeFormat named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "iso" -> Written.ISO;
      case "epoch" -> Epoch.BY_SIZE;
      case "epoch-seconds" -> new Epoch(0, "epoch seconds");
      case "epoch-millis" -> new Epoch(3, "epoch milliseconds");
      default -> {
        try {
          yield new Written(name, pattern(name).toFormatter(Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "time format '"
                  + name
                  + "' is neither iso, epoch-seconds, epoch-millis nor a pattern such as"
                  + " 'dd/MM/yyyy HH:mm:ss': "
                  + e.getMessage(),
              e);
        }
      }
    };
  }

  private static DateTimeFormatterBuilder pattern(String pattern) {
    return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
  }

  /**
   * A count since 1970-01-01T00:00:00Z.
   *
   * @param decimals decimal places of a second that the unit is, below 0: told by its size
   */
  record Epoch(int decimals, String example) implements TimeFormat {

    static final Epoch BY_SIZE = new Epoch(-1, "epoch seconds or milliseconds");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,19}([.,]\\d{1,9})?");

    @Override
    public @Nullable Instant parse(String text, ZoneId zone) {
      if (!NUMBER.matcher(text).matches()) {
        return null;
      }
      var count = new BigDecimal(text.replace(',', '.'));
      var seconds = count.movePointLeft(decimals < 0 ? decimalsBySize(count) : decimals);
      long whole = seconds.setScale(0, RoundingMode.FLOOR).longValue();
      int nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValue();
      return Math.abs(whole) > Written.LATEST.getEpochSecond()
          ? null
          : Instant.ofEpochSecond(whole, nanos);
    }

    @Override
    public boolean isAbsolute(String text) {
      return true;
    }

    /** From 1973 to 5138 the digits before the mark tell seconds, milli-, micro-, nanoseconds. */
    private static int decimalsBySize(BigDecimal count) {
      int digits = count.abs().toBigInteger().toString().length();
      return digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
    }
  }

  /** A date, mostly with a time of day, perhaps with an offset or zone. */
  record Written(String example, DateTimeFormatter formatter) implements TimeFormat {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String CLOCK = "[ ]['T']";
    private static final String ZONE = "[ ][XXX][XX][X][VV]['['VV']']";

    static final TimeFormat ISO =
        new Written(
            "ISO-8601 such as 2026-01-05T10:00:00Z",
            clock24(pattern("[uuuu-M-d][uuuu/M/d]")).toFormatter(Locale.ENGLISH));

    static final TimeFormat DAY_FIRST =
        new Written("dd/MM/yyyy HH:mm:ss", anyClock("[d/M/][d.M.][d-M-][d-MMM-]"));

    static final TimeFormat MONTH_FIRST =
        new Written("MM/dd/yyyy HH:mm:ss", anyClock("[M/d/][M-d-]"));

    private static DateTimeFormatter anyClock(String dayAndMonth) {
      var date = pattern(dayAndMonth + "[uuuu][uu]");
      date.optionalStart().appendPattern(CLOCK + "h:mm[:ss]");
      fraction(date).appendPattern("[ ]a").optionalEnd();
      return clock24(date).toFormatter(Locale.ENGLISH);
    }

    private static DateTimeFormatterBuilder clock24(DateTimeFormatterBuilder date) {
      date.optionalStart().appendPattern(CLOCK + "H[:mm]").optionalStart().appendPattern(":ss");
      return fraction(date).optionalEnd().optionalEnd().appendPattern(ZONE);
    }

    private static DateTimeFormatterBuilder fraction(DateTimeFormatterBuilder time) {
      for (char mark : new char[] {'.', ','}) {
        time.optionalStart()
            .appendLiteral(mark)
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false)
            .optionalEnd();
      }
      return time;
    }

    @Override
    public @Nullable Instant parse(String text, ZoneId zone) {
      try {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
          return null;
        }
        LocalTime clock = parsed.query(TemporalQueries.localTime());
        ZoneId own = parsed.query(TemporalQueries.zone());
        LocalDateTime local = date.atTime(clock == null ? LocalTime.MIDNIGHT : clock);
        // An offset beside a zone says which of the hour that comes twice it is.
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        Instant time = ZonedDateTime.ofLocal(local, own == null ? zone : own, offset).toInstant();
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
      } catch (DateTimeException e) {
        return null;
      }
    }

    @Override
    public boolean isAbsolute(String text) {
      return formatter.parse(text).query(TemporalQueries.zone()) != null;
    }
  }

  /** Whatever fits first. */
  record Any() implements TimeFormat {

    private static final List<TimeFormat> KNOWN =
        List.of(Written.ISO, Written.DAY_FIRST, Written.MONTH_FIRST, Epoch.BY_SIZE);

    @Override
    public @Nullable Instant parse(String text, ZoneId zone) {
      for (TimeFormat format : KNOWN) {
        Instant time = format.parse(text, zone);
        if (time != null) {
          return time;
        }
      }
      return null;
    }

    @Override
    public boolean isAbsolute(String text) {
      return KNOWN.stream()
          .filter(format -> format.parse(text, ZoneOffset.UTC) != null)
          .findFirst()
          .map(format -> format.isAbsolute(text))
          .orElse(true);
    }

    @Override
    public String example() {
      return ACCEPTED;
    }
  }
}
