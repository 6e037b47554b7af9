package io.sluice.query.projection;

import io.sluice.query.history.Series;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Writes rows into a table that is partitioned by day; of those with one identity the first stays.
 */
record SeriesTable<T>(
    Series series, Function<T, Instant> time, DayPartitions days, CopyOrInsert<T> rows)
    implements RowWriter<T> {

  @Override
  public Uni<Void> prepare(List<T> rows) {
    return days.ensure(series, UtcDays.touched(rows, time));
  }

  @Override
  public Uni<Void> write(List<T> rows) {
    return this.rows.write(rows);
  }
}
