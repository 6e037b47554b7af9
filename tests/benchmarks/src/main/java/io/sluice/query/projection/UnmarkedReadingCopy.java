package io.sluice.query.projection;

import io.sluice.contracts.Severity;
import io.sluice.contracts.StreamKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@link ReadingCopy} does, but for the marks of minutes that are to be rolled up. */
final class UnmarkedReadingCopy implements CopyTable<ReadingRow> {

  private static final String ACCOUNT =
      DayCounts.counted("reading")
          + """
            insert into history.stream as s (asset, stream, profile, last_reading_at)
            select asset, stream, profile, time
            from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
              as new (asset, stream, profile, time)
            order by asset, stream
            on conflict (asset, stream) do update set profile = excluded.profile,
              written_at = now(),
              last_reading_at = greatest(s.last_reading_at, excluded.last_reading_at)
            """;

  private final ReadingCopy rows = new ReadingCopy();

  @Override
  public String statement() {
    return rows.statement();
  }

  @Override
  public Object key(ReadingRow row) {
    return rows.key(row);
  }

  @Override
  public void encode(ReadingRow row, BinaryRows to) throws SQLException {
    rows.encode(row, to);
  }

  @Override
  public void account(List<ReadingRow> written, Connection connection) throws SQLException {
    var counts = new DayCounts();
    Map<StreamKey, ReadingRow> newest = new HashMap<>();
    for (ReadingRow row : written) {
      counts.add(row.time(), Severity.NONE);
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
      statement.execute();
    }
  }
}
