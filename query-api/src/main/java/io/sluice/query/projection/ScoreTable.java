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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes scores; the first one of an id stays, a later one with the same id says the same. */
@ApplicationScoped
class ScoreTable implements RowWriter<RawScore> {

  private final DayPartitions days;
  private final CopyOrInsert<RawScore> rows;

  ScoreTable(
      @ReactiveDataSource(Pools.WORK) Pool pool,
      AgroalDataSource source,
      DayPartitions days,
      QueryMetrics metrics,
      Topics topics) {
    this.days = days;
    this.rows =
        new CopyOrInsert<>(
            new CopyTransaction<>(source, new ScoreCopy()),
            new ScoreInsert(pool)::write,
            () -> metrics.copyRefused(topics.anomalyScores()));
  }

  @Override
  public Uni<Void> prepare(List<RawScore> rows) {
    return days.ensure(Series.SCORE, UtcDays.touched(rows, RawScore::windowEnd));
  }

  @Override
  public Uni<Void> write(List<RawScore> rows) {
    return this.rows.write(rows);
  }
}
