package io.sluice.query.model;

import io.sluice.query.history.ColumnValues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Counts hours that were judged, and incidents, by profile. */
@ApplicationScoped
public class CalibrationRepository {

  private static final int WEEK = 7;
  private static final int MONTH = 30;

  /** Hours of a stream lie side by side in the index of its rollups. */
  private static final String COUNTED =
      """
      with profile as (
        select profile, max(last_score_at) as newest from history.stream
        where last_score_at is not null group by profile order by profile limit 100
      ), judged as (
        select p.profile, sum(hours.week) as week, sum(hours.month) as month
        from profile p join history.stream s on s.profile = p.profile,
        lateral (
          select count(*) filter (where r.time > p.newest - interval '7 days') as week, count(*) as month
          from history.rollup r
          where r.asset = s.asset and r.stream = s.stream and r.source = 'SCORE' and r.step = 3600
            and r.part = 0 and r.time > p.newest - interval '30 days' and r.time <= p.newest) hours
        group by p.profile
      ), raised as (
        select p.profile, i.peak_severity, i.label, i.started_at > p.newest - interval '7 days' as week
        from profile p join history.incident i on i.profile = p.profile and i.category = 'PROCESS'
          and i.started_at > p.newest - interval '30 days' and i.started_at <= p.newest
      )
      select p.profile, p.newest, coalesce(j.week, 0)::bigint, coalesce(j.month, 0)::bigint,
        count(r.*) filter (where r.week and r.peak_severity >= 1),
        count(r.*) filter (where r.week and r.peak_severity >= 2),
        count(r.*) filter (where r.week and r.peak_severity >= 3),
        count(r.*) filter (where r.week and r.label = 'TRUE_POSITIVE'),
        count(r.*) filter (where r.week and r.label = 'FALSE_POSITIVE'),
        count(r.*) filter (where r.peak_severity >= 1),
        count(r.*) filter (where r.peak_severity >= 2),
        count(r.*) filter (where r.peak_severity >= 3),
        count(r.*) filter (where r.label = 'TRUE_POSITIVE'),
        count(r.*) filter (where r.label = 'FALSE_POSITIVE')
      from profile p left join judged j using (profile) left join raised r using (profile)
      group by p.profile, p.newest, j.week, j.month order by p.profile
      """;

  private final Pool pool;

  public CalibrationRepository(Pool pool) {
    this.pool = pool;
  }

  /** By profile, in the order of their names. */
  public Uni<List<CalibrationView>> all() {
    return pool.query(COUNTED)
        .execute()
        .map(
            rows -> {
              var all = new ArrayList<CalibrationView>();
              rows.forEach(row -> all.add(view(row)));
              return all;
            });
  }

  private static CalibrationView view(Row row) {
    return new CalibrationView(
        row.getString(0),
        ColumnValues.requiredInstant(row, "newest"),
        List.of(period(WEEK, row.getLong(2), row, 4), period(MONTH, row.getLong(3), row, 9)));
  }

  private static CalibrationView.Period period(int days, long hours, Row row, int first) {
    return new CalibrationView.Period(
        days,
        hours / 24.0,
        row.getLong(first),
        row.getLong(first + 1),
        row.getLong(first + 2),
        row.getLong(first + 3),
        row.getLong(first + 4));
  }
}
