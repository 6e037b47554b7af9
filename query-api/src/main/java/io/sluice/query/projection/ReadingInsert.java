package io.sluice.query.projection;

import io.sluice.contracts.JsonText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Readings of which some may be there already, and their counts and streams, in one statement. */
record ReadingInsert(Pool pool) {

  /** What becomes of a stream {@code s} that is there. */
  static final String NEWER_STREAM =
      """
      on conflict (asset, stream) do update set profile = excluded.profile, written_at = now(),
        last_reading_at = greatest(s.last_reading_at, excluded.last_reading_at),
        %s
      """
          .formatted(DueMinutes.ADDED.formatted("readings"));

  private static final String INSERT =
      """
      with inserted as (
        insert into history.reading (asset, time, stream, id, profile, tag_values, quality, label)
        select asset, time, stream, id, profile, tag_values::json, quality::json, label
        from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[],
          $6::text[], $7::text[], $8::smallint[])
          as new (asset, time, stream, id, profile, tag_values, quality, label)
        on conflict (asset, time, stream, id) do nothing
        returning asset, time, stream, profile
      ), counted as (
        insert into history.day_count as c (series, day, severity, rows)
        select 'reading', history.day_of(time), 0, count(*) from inserted group by 2 order by 2
        %s
      ), %s, offered as (
        select distinct on (asset, stream) asset, stream, profile, time, hour, minutes
        from inserted join due using (asset, stream)
        where newest
        order by asset, stream, time desc
      ), told as (
        insert into history.stream as s (asset, stream, profile, last_reading_at, readings_hour,
          readings_due)
        select asset, stream, profile, time, hour, minutes from offered order by asset, stream
        %s
        returning asset, stream, readings_hour as hour
      )
      %s
      """
          .formatted(
              DayCounts.ADDED,
              DueMinutes.INSERTED.formatted("time"),
              NEWER_STREAM,
              DueMinutes.MARKED.formatted("reading"));

  Uni<Void> write(List<ReadingRow> rows) {
    var columns =
        Tuple.tuple()
            .addArrayOfString(Columns.of(rows, ReadingRow::asset, String[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(rows, row -> row.time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfString(Columns.of(rows, ReadingRow::stream, String[]::new))
            .addArrayOfString(Columns.of(rows, ReadingRow::id, String[]::new))
            .addArrayOfString(Columns.of(rows, ReadingRow::profile, String[]::new))
            .addArrayOfString(
                Columns.of(rows, row -> JsonText.text(row.reading().values()), String[]::new))
            .addArrayOfString(
                Columns.of(rows, row -> JsonText.text(row.reading().quality()), String[]::new))
            .addArrayOfShort(
                Columns.of(rows, row -> Columns.label(row.reading().label()), Short[]::new));
    return pool.preparedQuery(INSERT).execute(columns).replaceWithVoid();
  }
}
