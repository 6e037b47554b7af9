package io.sluice.query.projection;

import io.sluice.query.history.Series;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;

/** Writes readings; the first one of an asset and instant stays. */
@ApplicationScoped
class ReadingWriter implements RowWriter<ReadingRow> {

  private static final String INSERT =
      """
      with inserted as (
        insert into history.reading (asset, time, profile, tag_values, quality, label)
        select asset, time, profile, tag_values::json, quality::json, label
        from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::smallint[])
          as new (asset, time, profile, tag_values, quality, label)
        on conflict (asset, time) do nothing
        returning asset, time, profile
      ), counted as (
        insert into history.day_count as c (series, day, severity, rows)
        select 'reading', history.day_of(time), 0, count(*) from inserted group by 2 order by 2
        on conflict (series, day, severity) do update set rows = c.rows + excluded.rows
      )
      insert into history.asset as a (asset, profile, last_reading_at)
      select distinct on (asset) asset, profile, time from inserted order by asset, time desc
      on conflict (asset) do update set profile = excluded.profile, written_at = now(),
        last_reading_at = greatest(a.last_reading_at, excluded.last_reading_at)
      """;

  private final Pool pool;
  private final DayPartitions days;

  ReadingWriter(Pool pool, DayPartitions days) {
    this.pool = pool;
    this.days = days;
  }

  @Override
  public Uni<Void> prepare(List<ReadingRow> rows) {
    var touched = new HashSet<LocalDate>();
    rows.forEach(row -> touched.add(row.time().toLocalDate()));
    return days.ensure(Series.READING, touched);
  }

  @Override
  public Uni<Void> write(List<ReadingRow> rows) {
    var columns =
        Tuple.tuple()
            .addArrayOfString(Columns.of(rows, ReadingRow::asset, String[]::new))
            .addArrayOfOffsetDateTime(Columns.of(rows, ReadingRow::time, OffsetDateTime[]::new))
            .addArrayOfString(Columns.of(rows, ReadingRow::profile, String[]::new))
            .addArrayOfString(Columns.of(rows, ReadingRow::values, String[]::new))
            .addArrayOfString(Columns.of(rows, ReadingRow::quality, String[]::new))
            .addArrayOfShort(Columns.of(rows, ReadingRow::label, Short[]::new));
    return pool.preparedQuery(INSERT).execute(columns).replaceWithVoid();
  }
}
