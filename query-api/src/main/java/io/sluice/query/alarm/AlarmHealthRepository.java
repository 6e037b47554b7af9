package io.sluice.query.alarm;

import io.sluice.query.history.ColumnValues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** Gathers {@link AlarmHealth} out of alerts and incidents: what is bounded is bounded in SQL. */
final class AlarmHealthRepository {

  private static final Duration INTERVAL = Duration.ofMinutes(10);

  /**
   * Alarms, each with its interval: what was raised and told, and what was raised quietly with the
   * first alert by which people were told of it after all.
   */
  private static final String RAISED =
      """
      with raised as (
        select a.asset, a.category, coalesce(late.kind, a.kind) as kind,
          date_bin('10 minutes', a.updated_at, $1::timestamptz) as bin
        from history.alert a
        left join lateral (
          select b.kind, b.quiet from history.alert b
          where a.kind in ('ESCALATED', 'REMINDED', 'TOLD') and b.incident = a.incident and b.seq < a.seq
            and (b.kind in ('OPENED', 'REOPENED', 'FLAPPING')
              or (b.kind in ('ESCALATED', 'REMINDED', 'TOLD') and b.quiet is null))
          order by b.seq desc limit 1) late on true
        where not a.test and a.quiet is null
          and a.kind in ('OPENED', 'REOPENED', 'FLAPPING', 'ESCALATED', 'REMINDED', 'TOLD')
          and a.updated_at >= $1::timestamptz and a.updated_at < $2::timestamptz
          and (a.kind in ('OPENED', 'REOPENED', 'FLAPPING') or late.quiet is not null))
      """;

  private static final String ALL =
      RAISED
          + """
          select coalesce(sum(n), 0)::bigint as alarms, coalesce(max(n), 0) as peak,
            count(*) filter (where n > $3::int) as floods
          from (select count(*) as n from raised group by bin) as bins
          """;

  private static final String ASSETS =
      RAISED
          + """
          select asset, sum(n)::bigint as alarms, max(n) as peak,
            count(*) filter (where n > $3::int) as floods
          from (select asset, count(*) as n from raised group by asset, bin) as bins
          group by asset order by 2 desc, asset limit 100
          """;

  private static final String OFFENDERS =
      RAISED
          + """
          select asset, category, count(*) as alarms from raised
          group by asset, category order by 3 desc, asset, category limit 10
          """;

  private static final String CHATTERING =
      RAISED
          + """
          select asset, category, sum(n)::bigint as alarms
          from (select asset, category, count(*) as n, bool_or(kind = 'FLAPPING') as flapping
            from raised group by asset, category, bin) as bins
          group by asset, category having bool_or(flapping) or max(n) >= $3::int
          order by 3 desc, asset, category limit 100
          """;

  private static final String STANDING =
      """
      select id, asset, category, severity, started_at, count(*) over () as standing,
        count(*) filter (where started_at < $1::timestamptz - interval '24 hours') over () as stale
      from history.incident
      where started_at < $1 and (resolved_at is null or resolved_at >= $1)
      order by started_at, id limit 100
      """;

  private final Pool pool;

  AlarmHealthRepository(Pool pool) {
    this.pool = pool;
  }

  /** What time it is, by the clock of the database. */
  Uni<OffsetDateTime> now() {
    return pool.query("select now()")
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime(0));
  }

  Uni<AlarmHealth> between(OffsetDateTime from, OffsetDateTime to) {
    var range = Tuple.of(from, to);
    var flood = Tuple.of(from, to, AlarmHealth.FLOOD);
    Duration length = Duration.between(from, to);
    long intervals =
        length.dividedBy(INTERVAL) + (length.toNanos() % INTERVAL.toNanos() == 0 ? 0 : 1);
    double tens = (double) length.toMillis() / INTERVAL.toMillis();
    return pool.preparedQuery(ALL)
        .execute(flood)
        .map(rows -> rows.iterator().next())
        .chain(
            all ->
                Uni.combine()
                    .all()
                    .unis(
                        pool.preparedQuery(ASSETS)
                            .execute(flood)
                            .map(
                                rows -> ColumnValues.all(rows, row -> asset(row, tens, intervals))),
                        sources(OFFENDERS, range, all.getLong("alarms")),
                        sources(
                            CHATTERING,
                            Tuple.of(from, to, AlarmHealth.CHATTERING),
                            all.getLong("alarms")),
                        pool.preparedQuery(STANDING)
                            .execute(Tuple.of(to))
                            .map(rows -> ColumnValues.all(rows, Open::of)))
                    .with(
                        (assets, offenders, chattering, open) ->
                            new AlarmHealth(
                                from.toInstant(),
                                to.toInstant(),
                                intervals,
                                all.getLong("alarms"),
                                all.getLong("alarms") / tens,
                                all.getLong("peak"),
                                (double) all.getLong("floods") / intervals,
                                assets,
                                offenders,
                                chattering,
                                open.isEmpty() ? 0 : open.getFirst().standing(),
                                open.isEmpty() ? 0 : open.getFirst().stale(),
                                open.stream().map(Open::alarm).toList())));
  }

  private Uni<List<AlarmHealth.Source>> sources(String sql, Tuple values, long alarms) {
    return pool.preparedQuery(sql)
        .execute(values)
        .map(
            rows ->
                ColumnValues.all(
                    rows,
                    row ->
                        new AlarmHealth.Source(
                            row.getString("asset"),
                            ColumnValues.category(row, "category"),
                            row.getLong("alarms"),
                            (double) row.getLong("alarms") / alarms)));
  }

  private static AlarmHealth.Asset asset(Row row, double tens, long intervals) {
    return new AlarmHealth.Asset(
        row.getString("asset"),
        row.getLong("alarms"),
        row.getLong("alarms") / tens,
        row.getLong("peak"),
        (double) row.getLong("floods") / intervals);
  }

  /** A row knows how many there are. */
  private record Open(AlarmHealth.Standing alarm, long standing, long stale) {

    static Open of(Row row) {
      return new Open(
          new AlarmHealth.Standing(
              row.getUUID("id"),
              row.getString("asset"),
              ColumnValues.category(row, "category"),
              ColumnValues.requiredSeverity(row, "severity"),
              ColumnValues.requiredInstant(row, "started_at")),
          row.getLong("standing"),
          row.getLong("stale"));
    }
  }
}
