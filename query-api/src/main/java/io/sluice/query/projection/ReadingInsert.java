package io.sluice.query.projection;

import io.sluice.contracts.JsonText;
import io.sluice.contracts.RawReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Readings of which some may be there already, and their counts and assets, in one statement. */
record ReadingInsert(Pool pool) {

  /** What becomes of an asset {@code a} that is there. */
  static final String NEWER_ASSET =
      """
      on conflict (asset) do update set profile = excluded.profile, written_at = now(),
        last_reading_at = greatest(a.last_reading_at, excluded.last_reading_at)
      """;

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
        %s
      )
      insert into history.asset as a (asset, profile, last_reading_at)
      select distinct on (asset) asset, profile, time from inserted order by asset, time desc
      %s
      """
          .formatted(DayCounts.ADDED, NEWER_ASSET);

  Uni<Void> write(List<RawReading> rows) {
    var columns =
        Tuple.tuple()
            .addArrayOfString(Columns.of(rows, RawReading::asset, String[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(rows, row -> row.time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfString(Columns.of(rows, RawReading::profile, String[]::new))
            .addArrayOfString(Columns.of(rows, row -> JsonText.text(row.values()), String[]::new))
            .addArrayOfString(Columns.of(rows, row -> JsonText.text(row.quality()), String[]::new))
            .addArrayOfShort(Columns.of(rows, row -> Columns.label(row.label()), Short[]::new));
    return pool.preparedQuery(INSERT).execute(columns).replaceWithVoid();
  }
}
