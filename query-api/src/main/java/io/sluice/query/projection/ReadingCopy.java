package io.sluice.query.projection;

import io.sluice.contracts.RawReading;
import io.sluice.contracts.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Readings none of which is there yet. */
final class ReadingCopy implements CopyTable<RawReading> {

  private static final String ACCOUNT =
      """
      %s
      insert into history.asset as a (asset, profile, last_reading_at)
      select asset, profile, time
      from unnest(?::text[], ?::text[], ?::timestamptz[]) as new (asset, profile, time)
      order by asset
      %s
      """
          .formatted(DayCounts.counted("reading"), ReadingInsert.NEWER_ASSET);

  private record Key(String asset, Instant time) {}

  @Override
  public String statement() {
    return "copy history.reading (asset, time, profile, tag_values, quality, label)"
        + " from stdin (format binary)";
  }

  @Override
  public Object key(RawReading row) {
    return new Key(row.asset(), row.time());
  }

  @Override
  public void encode(RawReading row, BinaryRows to) throws SQLException {
    to.row(6);
    to.text(row.asset());
    to.time(row.time());
    to.text(row.profile());
    to.json(row.values());
    to.json(row.quality());
    to.int2(Columns.label(row.label()));
  }

  @Override
  public void account(List<RawReading> rows, Connection connection) throws SQLException {
    var counts = new DayCounts();
    Map<String, RawReading> newest = new HashMap<>();
    for (RawReading row : rows) {
      counts.add(row.time(), Severity.NONE);
      newest.merge(row.asset(), row, (a, b) -> b.time().isBefore(a.time()) ? a : b);
    }
    List<RawReading> assets = List.copyOf(newest.values());
    try (var statement = connection.prepareStatement(ACCOUNT)) {
      var arrays = new ArrayParameters(statement);
      counts.bind(arrays);
      arrays.add("text", assets, RawReading::asset);
      arrays.add("text", assets, RawReading::profile);
      arrays.add("timestamptz", assets, RawReading::time);
      statement.execute();
    }
  }
}
