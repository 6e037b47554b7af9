package io.sluice.query.projection;

import io.agroal.api.AgroalDataSource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.Topics;
import io.sluice.query.history.Series;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Makes the writers of the tables that are partitioned by day. */
@Singleton
class SeriesTables {

  private final Pool pool;
  private final AgroalDataSource source;
  private final DayPartitions days;
  private final QueryMetrics metrics;
  private final Topics topics;

  SeriesTables(
      @ReactiveDataSource(Pools.WORK) Pool pool,
      AgroalDataSource source,
      DayPartitions days,
      QueryMetrics metrics,
      Topics topics) {
    this.pool = pool;
    this.source = source;
    this.days = days;
    this.metrics = metrics;
    this.topics = topics;
  }

  RowWriter<ReadingRow> readings() {
    return table(
        Series.READING,
        ReadingRow::time,
        new ReadingCopy(),
        new ReadingInsert(pool)::write,
        topics.sensorReadings());
  }

  RowWriter<RawScore> scores() {
    return table(
        Series.SCORE,
        RawScore::windowEnd,
        new ScoreCopy(),
        new ScoreInsert(pool)::write,
        topics.anomalyScores());
  }

  private <T> RowWriter<T> table(
      Series series,
      Function<T, Instant> time,
      CopyTable<T> copy,
      Function<List<T>, Uni<Void>> insert,
      String topic) {
    return new SeriesTable<>(
        series,
        time,
        days,
        new CopyOrInsert<>(
            new CopyTransaction<>(source, copy), insert, () -> metrics.copyRefused(topic)));
  }
}
