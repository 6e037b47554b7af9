package io.sluice.query.projection;

import io.sluice.contracts.Severity;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many rows of a batch belong to each UTC day and severity. */
final class DayCounts {

  /** What becomes of counts {@code c} that are there. */
  static final String ADDED =
      "on conflict (series, day, severity) do update set rows = c.rows + excluded.rows";

  /** {@code with counted as (...)}: adds the three parameters of {@link #bind} to a series. */
  static String counted(String series) {
    return """
        with counted as (
          insert into history.day_count as c (series, day, severity, rows)
          select '%s', day, severity, rows
          from unnest(?::date[], ?::smallint[], ?::bigint[]) as new (day, severity, rows)
          order by day, severity
          %s
        )
        """
        .formatted(series, ADDED);
  }

  private final Map<Long, long[]> days = new TreeMap<>();
  private long lastDay;
  private long @Nullable [] last;

  void add(Instant time, Severity severity) {
    long day = UtcDays.of(time);
    if (last == null || day != lastDay) {
      last = days.computeIfAbsent(day, d -> new long[Severity.values().length]);
      lastDay = day;
    }
    last[severity.ordinal()]++;
  }

  /** Adds three parameters: days, severities and how many rows. */
  void bind(ArrayParameters arrays) throws SQLException {
    var counts = new ArrayList<Count>();
    days.forEach(
        (day, rows) -> {
          for (int severity = 0; severity < rows.length; severity++) {
            if (rows[severity] > 0) {
              counts.add(new Count(LocalDate.ofEpochDay(day), severity, rows[severity]));
            }
          }
        });
    arrays.add("date", counts, Count::day);
    arrays.add("int2", counts, Count::severity);
    arrays.add("int8", counts, Count::rows);
  }

  private record Count(LocalDate day, int severity, long rows) {}
}
