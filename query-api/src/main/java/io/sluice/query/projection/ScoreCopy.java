package io.sluice.query.projection;

import io.sluice.contracts.RawScore;
import io.sluice.contracts.StreamKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Scores none of which is there yet. */
final class ScoreCopy implements CopyTable<RawScore> {

  private static final String ACCOUNT =
      """
      %s, offered as (
        select *, date_trunc('hour', window_end, 'UTC') as hour
        from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::float8[], ?::smallint[], ?::text[],
            ?::integer[], ?::bigint[], ?::bigint[])
          as new (asset, stream, profile, window_end, ratio, severity, state, source_partition,
            source_offset, minutes)
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
              DayCounts.counted("score"),
              ScoreInsert.NEWER_STREAM,
              DueMinutes.GIVEN.formatted("score"));

  private record Key(Instant windowEnd, UUID id) {}

  @Override
  public String statement() {
    return "copy history.score (id, asset, stream, profile, bundle_version, bundle_sha256, window_start,"
        + " window_end, ratio, severity, detectors, contributors, label, source_topic,"
        + " source_partition, source_offset, latency_ms, state) from stdin (format binary)";
  }

  @Override
  public Object key(RawScore row) {
    return new Key(row.windowEnd(), row.id());
  }

  @Override
  public void encode(RawScore row, BinaryRows to) throws SQLException {
    to.row(18);
    to.uuid(row.id());
    to.text(row.asset());
    to.text(row.stream());
    to.text(row.profile());
    to.text(row.bundle().version());
    to.text(row.bundle().sha256());
    to.time(row.windowStart());
    to.time(row.windowEnd());
    to.float8(row.ratio());
    to.int2(Columns.severity(row.severity()));
    to.json(row.detectors());
    to.json(row.contributors());
    to.int2(Columns.label(row.label()));
    to.text(row.source().topic());
    to.int4(row.source().partition());
    to.int8(row.source().offset());
    to.float8(row.latencyMs());
    to.text(Columns.state(row.state()));
  }

  @Override
  public void account(List<RawScore> rows, Connection connection) throws SQLException {
    var counts = new DayCounts();
    var due = new DueMinutes();
    Map<StreamKey, RawScore> last = new HashMap<>();
    for (RawScore row : rows) {
      counts.add(row.windowEnd(), row.severity());
      due.add(row.asset(), row.stream(), row.windowEnd());
      last.merge(
          new StreamKey(row.asset(), row.stream()),
          row,
          (a, b) -> b.source().offset() < a.source().offset() ? a : b);
    }
    List<RawScore> streams = List.copyOf(last.values());
    try (var statement = connection.prepareStatement(ACCOUNT)) {
      var arrays = new ArrayParameters(statement);
      counts.bind(arrays);
      arrays.add("text", streams, RawScore::asset);
      arrays.add("text", streams, RawScore::stream);
      arrays.add("text", streams, RawScore::profile);
      arrays.add("timestamptz", streams, RawScore::windowEnd);
      arrays.add("float8", streams, RawScore::ratio);
      arrays.add("int2", streams, row -> Columns.severity(row.severity()));
      arrays.add("text", streams, row -> Columns.state(row.state()));
      arrays.add("integer", streams, row -> row.source().partition());
      arrays.add("bigint", streams, row -> row.source().offset());
      arrays.add("int8", streams, row -> due.mark(row.asset(), row.stream(), row.windowEnd()));
      due.bind(arrays);
      statement.execute();
    }
  }
}
