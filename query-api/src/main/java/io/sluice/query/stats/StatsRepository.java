package io.sluice.query.stats;

import io.sluice.contracts.Severity;
import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.Conditions;
import io.sluice.query.history.DayWalk;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.history.Series;
import io.sluice.query.paging.TimeRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers {@link Stats} from counts that the projection keeps, never by counting all rows. */
@ApplicationScoped
class StatsRepository {

  private static final int LATENCY_SAMPLES = 5_000;

  private final Pool pool;
  private final DayWalk walk;
  private final ReadGuard guard;

  StatsRepository(Pool pool, DayWalk walk, ReadGuard guard) {
    this.pool = pool;
    this.walk = walk;
    this.guard = guard;
  }

  Uni<Stats> stats() {
    return guard.read(
        () ->
            Uni.combine()
                .all()
                .unis(
                    rows(Series.READING),
                    rows(Series.SCORE),
                    incidents(),
                    alerts(),
                    latency(),
                    ingest(),
                    quietSeconds())
                .with(Stats::new));
  }

  private Uni<Stats.Rows> rows(Series series) {
    return walk.days(series, TimeRange.ALL)
        .chain(
            days ->
                Uni.combine()
                    .all()
                    .unis(counts(series), edge("min", series, days), edge("max", series, days))
                    .with(
                        (counts, from, to) ->
                            new Stats.Rows(
                                counts.values().stream().mapToLong(Long::longValue).sum(),
                                series == Series.SCORE ? counts : Map.of(),
                                from.instant(),
                                to.instant())));
  }

  private Uni<Map<Severity, Long>> counts(Series series) {
    return pool.preparedQuery(
            "select severity, sum(rows)::bigint from history.day_count where series = $1 group by 1")
        .execute(Tuple.of(series.table()))
        .map(rows -> bySeverity(rows, 1));
  }

  /** A null that Uni.combine can carry. */
  private record Edge(@Nullable Instant instant) {}

  /** The first or last instant, looked for only on the first or last day with data. */
  private Uni<Edge> edge(String function, Series series, List<LocalDate> newestFirst) {
    if (newestFirst.isEmpty()) {
      return Uni.createFrom().item(new Edge(null));
    }
    LocalDate day = function.equals("min") ? newestFirst.getLast() : newestFirst.getFirst();
    var conditions = new Conditions().within(series.timeColumn(), wholeDay(day));
    return pool.preparedQuery(
            "select %s(%s) from history.%s".formatted(function, series.timeColumn(), series.table())
                + conditions.where())
        .execute(conditions.values())
        .map(rows -> new Edge(instant(rows.iterator().next(), 0)));
  }

  private Uni<Stats.Incidents> incidents() {
    return pool.query(
            "select peak_severity, count(*), count(*) filter (where resolved_at is null)"
                + " from history.incident group by 1")
        .execute()
        .map(
            rows -> {
              Map<Severity, Long> bySeverity = bySeverity(rows, 1);
              long open = 0;
              for (Row row : rows) {
                open += row.getLong(2);
              }
              long count = bySeverity.values().stream().mapToLong(Long::longValue).sum();
              return new Stats.Incidents(count, open, bySeverity);
            });
  }

  private Uni<Long> alerts() {
    return pool.query("select count(*) from history.alert")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private Uni<Stats.Latency> latency() {
    return walk.days(Series.SCORE, TimeRange.ALL)
        .chain(
            days -> {
              if (days.isEmpty()) {
                return Uni.createFrom().nullItem();
              }
              var conditions = new Conditions().within("window_end", wholeDay(days.getFirst()));
              String newest =
                  "select latency_ms from history.score"
                      + conditions.where()
                      + " order by window_end desc limit "
                      + conditions.parameter(LATENCY_SAMPLES);
              return pool.preparedQuery(
                      "select percentile_cont(0.5) within group (order by latency_ms),"
                          + " percentile_cont(0.95) within group (order by latency_ms),"
                          + " percentile_cont(0.99) within group (order by latency_ms), count(*)"
                          + " from (%s) newest".formatted(newest))
                  .execute(conditions.values())
                  .map(rows -> latency(rows.iterator().next()));
            });
  }

  private static Stats.@Nullable Latency latency(Row row) {
    return row.getLong(3) == 0
        ? null
        : new Stats.Latency(row.getDouble(0), row.getDouble(1), row.getDouble(2), row.getLong(3));
  }

  private Uni<List<Stats.Ingest>> ingest() {
    return pool.query(
            "select topic, partition, next_offset, appended_at, written_at from history.progress"
                + " order by topic, partition")
        .execute()
        .map(
            rows -> {
              var all = new ArrayList<Stats.Ingest>(rows.size());
              for (Row row : rows) {
                Instant written = row.getOffsetDateTime(4).toInstant();
                Instant appended = row.getOffsetDateTime(3).toInstant();
                all.add(
                    new Stats.Ingest(
                        row.getString(0),
                        row.getInteger(1),
                        row.getLong(2),
                        written,
                        Math.max(0, Duration.between(appended, written).toMillis())));
              }
              return all;
            });
  }

  /** By the database's clock alone, which also said when it wrote. */
  private Uni<Long> quietSeconds() {
    return pool.query(
            "select extract(epoch from clock_timestamp() - max(written_at))::bigint"
                + " from history.progress")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private static Map<Severity, Long> bySeverity(RowSet<Row> rows, int countColumn) {
    var counts = new EnumMap<Severity, Long>(Severity.class);
    for (Row row : rows) {
      counts.put(ColumnValues.severity(row.getShort(0)), row.getLong(countColumn));
    }
    return counts;
  }

  private static TimeRange wholeDay(LocalDate day) {
    return new TimeRange(
        day.atStartOfDay().atOffset(ZoneOffset.UTC),
        day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
  }

  private static @Nullable Instant instant(Row row, int column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
