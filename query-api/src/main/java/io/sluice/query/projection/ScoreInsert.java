package io.sluice.query.projection;

import io.sluice.contracts.JsonText;
import io.sluice.contracts.RawScore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Scores of which some may be there already, and their counts and streams, in one statement. */
record ScoreInsert(Pool pool) {

  /**
   * What becomes of a stream {@code s} that is there: the score of the reading furthest on the log
   * is its last one, whatever its clock says. One that is both further back and older is a repeated
   * batch; a log created anew begins at 0, and time goes on.
   */
  static final String NEWER_STREAM =
      """
      on conflict (asset, stream) do update set profile = excluded.profile, written_at = now(),
        last_score_at = excluded.last_score_at, last_ratio = excluded.last_ratio,
        last_severity = excluded.last_severity, last_state = excluded.last_state,
        last_scored_at = excluded.last_scored_at, last_partition = excluded.last_partition,
        last_offset = excluded.last_offset,
        %s
      where s.last_offset is null or s.last_partition <> excluded.last_partition
        or s.last_offset <= excluded.last_offset or s.last_score_at < excluded.last_score_at
      """
          .formatted(DueMinutes.ADDED.formatted("scores"));

  private static final String INSERT =
      """
      with inserted as (
        insert into history.score (id, asset, stream, profile, bundle_version, bundle_sha256, window_start,
          window_end, ratio, severity, detectors, contributors, label, source_topic,
          source_partition, source_offset, latency_ms, state)
        select id, asset, stream, profile, bundle_version, bundle_sha256, window_start,
          window_end, ratio, severity, detectors::json, contributors::json, label, source_topic,
          source_partition, source_offset, latency_ms, state
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
          $7::timestamptz[], $8::timestamptz[], $9::float8[], $10::smallint[], $11::text[],
          $12::text[], $13::smallint[], $14::text[], $15::int[], $16::bigint[], $17::float8[],
          $18::text[])
          as new (id, asset, stream, profile, bundle_version, bundle_sha256, window_start,
            window_end, ratio, severity, detectors, contributors, label, source_topic,
            source_partition, source_offset, latency_ms, state)
        on conflict (window_end, id) do nothing
        returning asset, stream, profile, window_end, ratio, severity, state, source_partition,
          source_offset
      ), counted as (
        insert into history.day_count as c (series, day, severity, rows)
        select 'score', history.day_of(window_end), severity, count(*)
        from inserted group by 2, 3 order by 2, 3
        %s
      ), %s, offered as (
        select distinct on (asset, stream) asset, stream, profile, window_end, ratio, severity, state,
          source_partition, source_offset, hour, minutes
        from inserted join due using (asset, stream)
        where newest
        order by asset, stream, source_offset desc
      ), told as (
        insert into history.stream as s (asset, stream, profile, last_score_at, last_ratio, last_severity,
          last_state, last_scored_at, last_partition, last_offset, scores_hour, scores_due)
        select asset, stream, profile, window_end, ratio, severity, state, now(), source_partition,
          source_offset, hour, minutes
        from offered order by asset, stream
        %s
        returning asset, stream, scores_hour as hour
      )
      %s
      """
          .formatted(
              DayCounts.ADDED,
              DueMinutes.INSERTED.formatted("window_end"),
              NEWER_STREAM,
              DueMinutes.MARKED.formatted("score"));

  Uni<Void> write(List<RawScore> rows) {
    var columns =
        Tuple.tuple()
            .addArrayOfUUID(Columns.of(rows, RawScore::id, UUID[]::new))
            .addArrayOfString(Columns.of(rows, RawScore::asset, String[]::new))
            .addArrayOfString(Columns.of(rows, RawScore::stream, String[]::new))
            .addArrayOfString(Columns.of(rows, RawScore::profile, String[]::new))
            .addArrayOfString(Columns.of(rows, row -> row.bundle().version(), String[]::new))
            .addArrayOfString(Columns.of(rows, row -> row.bundle().sha256(), String[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(
                    rows, row -> row.windowStart().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(
                    rows, row -> row.windowEnd().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfDouble(Columns.of(rows, RawScore::ratio, Double[]::new))
            .addArrayOfShort(
                Columns.of(rows, row -> Columns.severity(row.severity()), Short[]::new))
            .addArrayOfString(
                Columns.of(rows, row -> JsonText.text(row.detectors()), String[]::new))
            .addArrayOfString(
                Columns.of(rows, row -> JsonText.text(row.contributors()), String[]::new))
            .addArrayOfShort(Columns.of(rows, row -> Columns.label(row.label()), Short[]::new))
            .addArrayOfString(Columns.of(rows, row -> row.source().topic(), String[]::new))
            .addArrayOfInteger(Columns.of(rows, row -> row.source().partition(), Integer[]::new))
            .addArrayOfLong(Columns.of(rows, row -> row.source().offset(), Long[]::new))
            .addArrayOfDouble(Columns.of(rows, RawScore::latencyMs, Double[]::new))
            .addArrayOfString(Columns.of(rows, row -> Columns.state(row.state()), String[]::new));
    return pool.preparedQuery(INSERT).execute(columns).replaceWithVoid();
  }
}
