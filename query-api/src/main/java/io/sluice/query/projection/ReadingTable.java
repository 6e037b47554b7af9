package io.sluice.query.projection;

import io.agroal.api.AgroalDataSource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.contracts.Topics;
import io.sluice.query.history.Series;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes readings; of those with one identity the first stays. */
@ApplicationScoped
class ReadingTable implements RowWriter<ReadingRow> {

  private final DayPartitions days;
  private final CopyOrInsert<ReadingRow> rows;

  ReadingTable(
      @ReactiveDataSource(Pools.WORK) Pool pool,
      AgroalDataSource source,
      DayPartitions days,
      QueryMetrics metrics,
      Topics topics) {
    this.days = days;
    this.rows =
        new CopyOrInsert<>(
            new CopyTransaction<>(source, new ReadingCopy()),
            new ReadingInsert(pool)::write,
            () -> metrics.copyRefused(topics.sensorReadings()));
  }

  @Override
  public Uni<Void> prepare(List<ReadingRow> rows) {
    return days.ensure(Series.READING, UtcDays.touched(rows, ReadingRow::time));
  }

  @Override
  public Uni<Void> write(List<ReadingRow> rows) {
    return this.rows.write(rows);
  }
}
