package io.sluice.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Scores none of which is there yet. */
final class ScoreCopy implements CopyTable<ScoreRow> {

  private static final String ACCOUNT =
      """
      %s
      insert into history.asset as a (asset, profile, last_score_at, last_ratio, last_severity,
        last_state, last_scored_at, last_partition, last_offset)
      select asset, profile, window_end, ratio, severity, state, now(), source_partition,
        source_offset
      from unnest(?::text[], ?::text[], ?::timestamptz[], ?::float8[], ?::smallint[], ?::text[],
          ?::integer[], ?::bigint[])
        as new (asset, profile, window_end, ratio, severity, state, source_partition,
          source_offset)
      order by asset
      %s
      """
          .formatted(DayCounts.counted("score"), ScoreInsert.NEWER_ASSET);

  private record Key(Instant windowEnd, UUID id) {}

  @Override
  public String statement() {
    return "copy history.score (id, asset, profile, bundle_version, bundle_sha256, window_start,"
        + " window_end, ratio, severity, detectors, contributors, label, source_topic,"
        + " source_partition, source_offset, latency_ms, state) from stdin (format binary)";
  }

  @Override
  public Object key(ScoreRow row) {
    return new Key(row.windowEnd(), row.id());
  }

  @Override
  public void encode(ScoreRow row, BinaryRows to) throws SQLException {
    to.row(17);
    to.uuid(row.id());
    to.text(row.asset());
    to.text(row.profile());
    to.text(row.bundleVersion());
    to.text(row.bundleSha256());
    to.time(row.windowStart());
    to.time(row.windowEnd());
    to.float8(row.ratio());
    to.int2(row.severityNumber());
    to.json(row.detectors());
    to.json(row.contributors());
    to.int2(row.label());
    to.text(row.sourceTopic());
    to.int4(row.sourcePartition());
    to.int8(row.sourceOffset());
    to.float8(row.latencyMs());
    to.text(row.stateName());
  }

  @Override
  public void account(List<ScoreRow> rows, Connection connection) throws SQLException {
    var counts = new DayCounts();
    Map<String, ScoreRow> last = new HashMap<>();
    for (ScoreRow row : rows) {
      counts.add(row.windowEnd(), row.severity());
      last.merge(row.asset(), row, (a, b) -> b.sourceOffset() < a.sourceOffset() ? a : b);
    }
    List<ScoreRow> assets = List.copyOf(last.values());
    try (var statement = connection.prepareStatement(ACCOUNT)) {
      var arrays = new ArrayParameters(statement);
      counts.bind(arrays);
      arrays.add("text", assets, ScoreRow::asset);
      arrays.add("text", assets, ScoreRow::profile);
      arrays.add("timestamptz", assets, ScoreRow::windowEnd);
      arrays.add("float8", assets, ScoreRow::ratio);
      arrays.add("int2", assets, ScoreRow::severityNumber);
      arrays.add("text", assets, ScoreRow::stateName);
      arrays.add("integer", assets, ScoreRow::sourcePartition);
      arrays.add("bigint", assets, ScoreRow::sourceOffset);
      statement.execute();
    }
  }
}
