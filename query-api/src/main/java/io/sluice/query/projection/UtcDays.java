package io.sluice.query.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The days by which tables are partitioned. */
final class UtcDays {

  private static final long SECONDS_A_DAY = 86_400;

  private UtcDays() {}

  /** Days since 1970-01-01. */
  static long of(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS_A_DAY);
  }

  /** All days that rows belong to; neighbours are mostly of the same. */
  static <T> Set<LocalDate> touched(List<T> rows, Function<T, Instant> time) {
    var days = new HashSet<LocalDate>();
    long last = Long.MIN_VALUE;
    for (T row : rows) {
      long day = of(time.apply(row));
      if (day != last) {
        days.add(LocalDate.ofEpochDay(day));
        last = day;
      }
    }
    return days;
  }
}
