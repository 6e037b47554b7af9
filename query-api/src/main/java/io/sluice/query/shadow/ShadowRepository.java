package io.sluice.query.shadow;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.paging.TimeRange;
import io.sluice.query.shadow.PairedWindow.Judgement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what was judged in the shadow, and what the champion made of the same windows. */
final class ShadowRepository {

  /** Windows that are compared, at most: the newest. */
  static final int MOST_WINDOWS = 50_000;

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final int MOST_COUNTED = 1_000_000;

  private static final String NEWEST =
      """
      select window_end, bundle_version, bundle_sha256 from history.shadow_score
      where profile = $1 and ($2::timestamptz is null or window_end >= $2)
        and ($3::timestamptz is null or window_end < $3)
      order by window_end desc limit 1
      """;

  /** The inner limit has each window's score looked up by itself. */
  private static final String PAIRS =
      """
      select s.asset, s.stream, s.window_start, s.window_end, s.info_level, s.bundle_version, s.ratio,
        s.severity, s.latency_ms, c.bundle_version as champion_version, c.ratio as champion_ratio,
        c.severity as champion_severity, c.latency_ms as champion_latency_ms
      from (
        select * from history.shadow_score
        where profile = $1 and bundle_sha256 = $2 and window_end >= $3 and window_end <= $4
        order by window_end desc, id desc limit $5) s
      left join lateral (
        select bundle_version, ratio, severity, latency_ms from history.score
        where asset = s.asset and window_end = s.window_end and stream = s.stream
          and source_partition = s.source_partition and source_offset = s.source_offset
          and bundle_sha256 <> s.bundle_sha256
        limit 1) c on true
      order by s.window_end, s.source_partition, s.source_offset
      """;

  private static final String BY_CHAMPION =
      """
      select count(*) from (
        select from history.score
        where profile = $1 and window_end >= $2 and window_end <= $3 and bundle_sha256 <> $4
        limit %d) as judged
      """
          .formatted(MOST_COUNTED);

  /** One that ended more than an hour ago is of no interest any more. */
  private static final String SHADOWED =
      """
      select profile, newest from (
        select profile, max(last_score_at) as newest from history.stream
        where last_score_at is not null group by profile order by profile limit 100) p
      where exists (select from history.shadow_score s
        where s.profile = p.profile and s.window_end > p.newest - interval '1 hour')
      """;

  private static final String RIGHT =
      """
      select asset, started_at, resolved_at from history.incident
      where profile = $1 and category = 'PROCESS' and label = 'TRUE_POSITIVE'
        and started_at <= $3 and (resolved_at is null or resolved_at >= $2)
      order by started_at desc limit 10000
      """;

  private final Pool pool;

  ShadowRepository(Pool pool) {
    this.pool = pool;
  }

  /** The bundle that judged in the shadow last. */
  record Newest(OffsetDateTime at, String version, String sha256) {}

  /** Empty if none did. */
  Uni<Optional<Newest>> newest(String profile, TimeRange range) {
    return pool.preparedQuery(NEWEST)
        .execute(Tuple.of(profile, range.from(), range.to()))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Newest(row.getOffsetDateTime(0), row.getString(1), row.getString(2)));
              }
              return Optional.empty();
            });
  }

  /**
   * In the order of time; one more than are compared if there are more. Read by and by: as rows
   * they would take several times the heap that they do as windows.
   */
  Uni<List<PairedWindow>> pairs(String profile, Newest newest, OffsetDateTime from) {
    var names = new HashMap<String, String>();
    return pool.withTransaction(
        connection ->
            connection
                .prepare(PAIRS)
                .chain(
                    pairs ->
                        pairs
                            .createStream(
                                ROWS_AT_A_TIME,
                                Tuple.of(
                                    profile, newest.sha256(), from, newest.at(), MOST_WINDOWS + 1))
                            .toMulti()
                            .map(row -> pair(row, names))
                            .collect()
                            .asList()
                            .onTermination()
                            .call(() -> pairs.close().onFailure().recoverWithNull())));
  }

  /**
   * @param names by themselves: all windows are of a few assets, streams and versions
   */
  private static PairedWindow pair(Row row, Map<String, String> names) {
    String champion = row.getString("champion_version");
    return new PairedWindow(
        once(names, row.getString("asset")),
        once(names, row.getString("stream")),
        ColumnValues.requiredInstant(row, "window_start"),
        ColumnValues.requiredInstant(row, "window_end"),
        row.getDouble("info_level"),
        new Judgement(
            once(names, row.getString("bundle_version")),
            row.getDouble("ratio"),
            ColumnValues.requiredSeverity(row, "severity"),
            row.getDouble("latency_ms")),
        champion == null
            ? null
            : new Judgement(
                once(names, champion),
                row.getDouble("champion_ratio"),
                ColumnValues.requiredSeverity(row, "champion_severity"),
                row.getDouble("champion_latency_ms")));
  }

  private static String once(Map<String, String> names, String name) {
    return names.computeIfAbsent(name, same -> same);
  }

  /** Windows that were judged by another than that bundle. */
  Uni<Long> byChampion(String profile, Newest newest, OffsetDateTime from) {
    return pool.preparedQuery(BY_CHAMPION)
        .execute(Tuple.of(profile, from, newest.at(), newest.sha256()))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** A profile of which a bundle is in the shadow, and when its newest score was. */
  record Shadowed(String profile, OffsetDateTime newest) {

    TimeRange lastDay() {
      return new TimeRange(newest.minusDays(1), null);
    }
  }

  Uni<List<Shadowed>> shadowed() {
    return pool.query(SHADOWED)
        .execute()
        .map(
            rows ->
                ColumnValues.all(
                    rows, row -> new Shadowed(row.getString(0), row.getOffsetDateTime(1))));
  }

  /** Incidents that people called true alarms. */
  Uni<List<TimedIncident>> right(String profile, OffsetDateTime from, OffsetDateTime to) {
    return pool.preparedQuery(RIGHT)
        .execute(Tuple.of(profile, from, to))
        .map(
            rows ->
                ColumnValues.all(
                    rows,
                    row ->
                        new TimedIncident(
                            row.getString("asset"),
                            ColumnValues.requiredInstant(row, "started_at"),
                            ColumnValues.instant(row, "resolved_at"))));
  }
}
