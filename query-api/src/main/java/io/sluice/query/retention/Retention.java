package io.sluice.query.retention;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.query.history.Series;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Removes what is older than wanted: days of readings and scores as a whole, other rows in steps.
 */
@ApplicationScoped
class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);

  /** Key of the advisory lock by which one replica at a time does this. */
  static final long LOCK = 0x51_01_CE_01L;

  private static final int ROWS_AT_A_TIME = 5_000;

  private final Pool pool;
  private final RetentionConfig config;
  private final QueryMetrics metrics;

  Retention(
      @ReactiveDataSource(Pools.WORK) Pool pool, RetentionConfig config, QueryMetrics metrics) {
    this.pool = pool;
    this.config = config;
    this.metrics = metrics;
  }

  /** Whether it was done: not if another replica is at it. */
  Uni<Boolean> run(Instant now) {
    return pool.withConnection(
        connection ->
            locked(connection)
                .chain(
                    mine ->
                        mine
                            ? remove(connection, now)
                                .onTermination()
                                .call(() -> unlock(connection))
                                .replaceWith(true)
                            : Uni.createFrom().item(false)));
  }

  private Uni<Void> remove(SqlConnection connection, Instant now) {
    return days(connection, Series.READING, before(now, config.readings()))
        .chain(() -> days(connection, Series.SCORE, before(now, config.scores())))
        .chain(() -> days(connection, Series.SHADOW_SCORE, before(now, config.shadowScores())))
        .chain(() -> days(connection, Series.ROLLUP, before(now, config.rollups())))
        .chain(() -> rows(connection, "alert", "updated_at", before(now, config.incidents())))
        .chain(() -> rows(connection, "incident", "updated_at", before(now, config.incidents())))
        .chain(() -> rows(connection, "feedback", "to_time", before(now, config.incidents())))
        .chain(() -> rows(connection, "drift", "at", before(now, config.scores())))
        .chain(() -> rows(connection, "stream", "written_at", before(now, config.incidents())))
        .chain(() -> tags(connection));
  }

  /** Numbers of tags go with the last row that needs them: they may be given anew then. */
  private Uni<Void> tags(SqlConnection connection) {
    return connection
        .query(
            """
            delete from history.tag t where ctid in (
              select t.ctid from history.tag t
              where not exists (
                select from history.stream s where s.asset = t.asset and s.stream = t.stream)
              and not exists (
                select from history.rollup r where r.asset = t.asset and r.stream = t.stream)
              limit %d)
            """
                .formatted(ROWS_AT_A_TIME))
        .execute()
        .invoke(deleted -> metrics.rowsDeleted("tag", deleted.rowCount()))
        .replaceWithVoid();
  }

  private Uni<Void> days(SqlConnection connection, Series series, OffsetDateTime before) {
    return connection
        .preparedQuery(
            "select day from history.day where series = $1 and day < $2 and written_at < $3"
                + " order by day")
        .execute(Tuple.of(series.table(), before.toLocalDate(), before))
        .map(
            rows -> {
              List<LocalDate> days = new ArrayList<>();
              rows.forEach(row -> days.add(row.getLocalDate(0)));
              return days;
            })
        .onItem()
        .transformToMulti(days -> Multi.createFrom().iterable(days))
        .onItem()
        .transformToUniAndConcatenate(day -> drop(connection, series, day, before))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> drop(
      SqlConnection connection, Series series, LocalDate day, OffsetDateTime before) {
    return connection
        .preparedQuery("select history.drop_day($1, $2, $3)")
        .execute(Tuple.of(series.table(), day, before))
        .invoke(
            rows -> {
              if (rows.iterator().next().getBoolean(0)) {
                metrics.dayDropped(series.table());
                LOG.infof("dropped the %ss of %s", series.table(), day);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> rows(
      SqlConnection connection, String table, String timeColumn, OffsetDateTime before) {
    return connection
        .preparedQuery(
            "delete from history.%1$s where ctid in (select ctid from history.%1$s where written_at < $1 and %2$s < $1 limit $2)"
                .formatted(table, timeColumn))
        .execute(Tuple.of(before, ROWS_AT_A_TIME))
        .chain(
            deleted -> {
              metrics.rowsDeleted(table, deleted.rowCount());
              return deleted.rowCount() < ROWS_AT_A_TIME
                  ? Uni.createFrom().voidItem()
                  : rows(connection, table, timeColumn, before);
            });
  }

  private static Uni<Boolean> locked(SqlConnection connection) {
    return connection
        .preparedQuery("select pg_try_advisory_lock($1)")
        .execute(Tuple.of(LOCK))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  private static Uni<Void> unlock(SqlConnection connection) {
    return connection
        .preparedQuery("select pg_advisory_unlock($1)")
        .execute(Tuple.of(LOCK))
        .replaceWithVoid();
  }

  private static OffsetDateTime before(Instant now, Duration retention) {
    return now.minus(retention).atOffset(ZoneOffset.UTC);
  }
}
