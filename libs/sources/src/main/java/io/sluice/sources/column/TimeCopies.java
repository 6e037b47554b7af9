package io.sluice.sources.column;

import io.sluice.sources.value.NumberStyle;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells columns that say the time once more: as text, or as a number that runs with it. */
final class TimeCopies {

  /**
   * Units that clocks count in, per millisecond: ns, us, ms, s, min, h, days, millionths of a day.
   */
  private static final double[] RATES = {
    1e6, 1e3, 1, 1e-3, 1 / 6e4, 1 / 3.6e6, 1 / 8.64e7, 1e6 / 8.64e7
  };

  private static final double SAME_RATE = 1e-3;

  /** Where the name says that it is a clock: what it may differ by, milliseconds. */
  private static final double TOLERANCE = 1000;

  private static final int FEWEST = 3;

  /** Of a column whose name does not say that it is a clock: few rows agree by chance. */
  private static final int FEWEST_UNNAMED = 12;

  private static final Map<String, ChronoField> PARTS =
      Map.ofEntries(
          Map.entry("year", ChronoField.YEAR),
          Map.entry("jahr", ChronoField.YEAR),
          Map.entry("month", ChronoField.MONTH_OF_YEAR),
          Map.entry("monat", ChronoField.MONTH_OF_YEAR),
          Map.entry("day", ChronoField.DAY_OF_MONTH),
          Map.entry("dayofmonth", ChronoField.DAY_OF_MONTH),
          Map.entry("doy", ChronoField.DAY_OF_YEAR),
          Map.entry("dayofyear", ChronoField.DAY_OF_YEAR),
          Map.entry("weekday", ChronoField.DAY_OF_WEEK),
          Map.entry("hour", ChronoField.HOUR_OF_DAY),
          Map.entry("stunde", ChronoField.HOUR_OF_DAY),
          Map.entry("minute", ChronoField.MINUTE_OF_HOUR),
          Map.entry("min", ChronoField.MINUTE_OF_HOUR),
          Map.entry("second", ChronoField.SECOND_OF_MINUTE),
          Map.entry("sec", ChronoField.SECOND_OF_MINUTE),
          Map.entry("sekunde", ChronoField.SECOND_OF_MINUTE));

  private static final DateTimeFormatter BASIC_DATE = DateTimeFormatter.ofPattern("uuuuMMdd");

  /** Zones are at most so far from UTC. */
  private static final int MOST_HOURS = 14;

  private final TimeParser reader;

  /** Of the sampled rows; null where one has no time. */
  private final List<@Nullable Instant> times = new ArrayList<>();

  /**
   * @param evidences of all columns
   */
  TimeCopies(RowTimes rows, List<ColumnEvidence> evidences) {
    this.reader = rows.reader();
    if (rows.columns().isEmpty()) {
      return;
    }
    List<List<String>> samples =
        rows.columns().stream().map(column -> evidences.get(column).sample()).toList();
    for (int row = 0; row < samples.getFirst().size(); row++) {
      int at = row;
      String text = rows.parts().text(samples.stream().map(sample -> sample.get(at)).toList());
      times.add(text.isEmpty() ? null : reader.read(text));
    }
  }

  /** Whether the texts of a column are times. */
  boolean isOfTimes(ColumnEvidence evidence) {
    List<String> texts = evidence.sample().stream().filter(text -> !text.isEmpty()).toList();
    return texts.size() >= FEWEST && texts.stream().allMatch(text -> reader.read(text) != null);
  }

  /**
   * Whether the numbers of a column run with the time, in a unit that clocks have. A ramp may do
   * so, too: a column without the name of a clock begins at 0, or is too long or too far up for
   * one.
   *
   * @param unit as the file says it, empty if it does not
   */
  boolean isCopy(
      String name, String unit, ColumnEvidence evidence, Series series, NumberStyle style) {
    if (series.falls() > 0 && series.rises() > 0) {
      return false;
    }
    boolean isNamed = ColumnNames.isClock(name);
    if (!isNamed && (Measures.areSaid(name, unit) || !mayBeClock(series))) {
      return false;
    }
    var at = new ArrayList<Long>();
    var values = new ArrayList<Double>();
    List<String> sample = evidence.sample();
    for (int row = 0; row < Math.min(sample.size(), times.size()); row++) {
      Instant time = times.get(row);
      double value = style.parse(sample.get(row));
      if (time != null && !Double.isNaN(value)) {
        at.add(time.toEpochMilli());
        values.add(value);
      }
    }
    return at.size() >= (isNamed ? FEWEST : FEWEST_UNNAMED) && runsWith(at, values, isNamed);
  }

  private static boolean mayBeClock(Series series) {
    double begin = series.falls() == 0 ? series.first() : series.last();
    return Counting.mayBeginAnywhere(series) || begin == 0 || begin == series.smallestStep();
  }

  /**
   * Whether the numbers of a column are dates such as 20260316, or what the name says of the time:
   * its year, hour and so on, in whatever zone.
   */
  boolean isPart(String name, ColumnEvidence evidence, NumberStyle style) {
    List<String> sample = evidence.sample();
    @Nullable ChronoField field = PARTS.get(ColumnNames.normal(name));
    int dates = 0;
    int parts = 0;
    int numbers = 0;
    for (int row = 0; row < Math.min(sample.size(), times.size()); row++) {
      Instant time = times.get(row);
      double value = style.parse(sample.get(row));
      if (time != null && !Double.isNaN(value)) {
        numbers++;
        dates += isDate(value, time) ? 1 : 0;
        parts += field != null && isPart(value, time, field) ? 1 : 0;
      }
    }
    return numbers >= FEWEST && (dates == numbers || parts == numbers);
  }

  private static boolean isDate(double value, Instant time) {
    return anyZone(time).anyMatch(local -> value == Integer.parseInt(local.format(BASIC_DATE)));
  }

  private static boolean isPart(double value, Instant time, ChronoField field) {
    return anyZone(time).anyMatch(local -> value == local.get(field));
  }

  private static Stream<LocalDateTime> anyZone(Instant time) {
    var utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return IntStream.rangeClosed(-MOST_HOURS, MOST_HOURS).mapToObj(utc::plusHours);
  }

  private static boolean runsWith(List<Long> at, List<Double> values, boolean isNamed) {
    double elapsed = at.getLast() - at.getFirst();
    double rate = (values.getLast() - values.getFirst()) / elapsed;
    double unit = unit(rate, isNamed ? 2 * TOLERANCE / Math.abs(elapsed) : SAME_RATE);
    if (elapsed == 0 || unit == 0) {
      return false;
    }
    double tolerance = isNamed ? TOLERANCE * unit : SAME_RATE * unit * shortest(at);
    for (int i = 0; i < at.size(); i++) {
      double expected = values.getFirst() + unit * (at.get(i) - at.getFirst());
      if (Math.abs(values.get(i) - expected) > tolerance + 1e-12 * Math.abs(expected)) {
        return false;
      }
    }
    return true;
  }

  private static double unit(double rate, double tolerance) {
    for (double unit : RATES) {
      if (Math.abs(rate / unit - 1) <= Math.max(SAME_RATE, tolerance)) {
        return unit;
      }
    }
    return 0;
  }

  /** The shortest time between two rows of the sample, milliseconds. */
  private static double shortest(List<Long> at) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < at.size(); i++) {
      double step = Math.abs(at.get(i) - at.get(i - 1));
      shortest = step > 0 ? Math.min(shortest, step) : shortest;
    }
    return shortest;
  }
}
