package io.sluice.query.projection;

import io.sluice.contracts.Severity;
import io.sluice.contracts.StreamKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Readings none of which is there yet. */
final class ReadingCopy implements CopyTable<ReadingRow> {

  private static final String ACCOUNT =
      """
      %s, offered as (
        select asset, stream, profile, time, date_trunc('hour', time, 'UTC') as hour, minutes
        from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
          as new (asset, stream, profile, time, minutes)
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
              DayCounts.counted("reading"),
              ReadingInsert.NEWER_STREAM,
              DueMinutes.GIVEN.formatted("reading"));

  private record Key(String asset, Instant time, String stream, String id) {}

  @Override
  public String statement() {
    return "copy history.reading (asset, time, stream, id, profile, tag_values, quality, label)"
        + " from stdin (format binary)";
  }

  @Override
  public Object key(ReadingRow row) {
    return new Key(row.asset(), row.time(), row.stream(), row.id());
  }

  @Override
  public void encode(ReadingRow row, BinaryRows to) throws SQLException {
    to.row(8);
    to.text(row.asset());
    to.time(row.time());
    to.text(row.stream());
    to.text(row.id());
    to.text(row.profile());
    to.json(row.reading().values());
    to.json(row.reading().quality());
    to.int2(Columns.label(row.reading().label()));
  }

  @Override
  public void account(List<ReadingRow> rows, Connection connection) throws SQLException {
    var counts = new DayCounts();
    var due = new DueMinutes();
    Map<StreamKey, ReadingRow> newest = new HashMap<>();
    for (ReadingRow row : rows) {
      counts.add(row.time(), Severity.NONE);
      due.add(row.asset(), row.stream(), row.time());
      newest.merge(
          new StreamKey(row.asset(), row.stream()),
          row,
          (a, b) -> b.time().isBefore(a.time()) ? a : b);
    }
    List<ReadingRow> streams = List.copyOf(newest.values());
    try (var statement = connection.prepareStatement(ACCOUNT)) {
      var arrays = new ArrayParameters(statement);
      counts.bind(arrays);
      arrays.add("text", streams, ReadingRow::asset);
      arrays.add("text", streams, ReadingRow::stream);
      arrays.add("text", streams, ReadingRow::profile);
      arrays.add("timestamptz", streams, ReadingRow::time);
      arrays.add("int8", streams, row -> due.mark(row.asset(), row.stream(), row.time()));
      due.bind(arrays);
      statement.execute();
    }
  }
}
