package io.sluice.query.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.StreamKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code history.rollup} of one stream. */
final class RollupTable {

  static final int MINUTE = 60;
  static final int HOUR = 3_600;

  private static final String UPSERT =
      """
      insert into history.rollup (asset, stream, source, step, part, time, counts, lows, highs, means,
        squares, lasts, counted)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)
      on conflict (asset, stream, source, step, part, time) do update set counts = excluded.counts,
        lows = excluded.lows, highs = excluded.highs, means = excluded.means,
        squares = excluded.squares, lasts = excluded.lasts, counted = excluded.counted
      """;

  private static final String MINUTES =
      """
      select part, time, counts, lows, highs, means, squares, lasts, counted::text
      from history.rollup
      where asset = ? and stream = ? and source = ? and step = 60 and time >= ? and time < ?
      order by part, time
      """;

  private final Connection connection;
  private final StreamKey stream;

  RollupTable(Connection connection, StreamKey stream) {
    this.connection = connection;
    this.stream = stream;
  }

  void write(RolledSource source, int step, Map<Instant, RolledMinute> rolled) throws SQLException {
    try (var upsert = connection.prepareStatement(UPSERT)) {
      upsert.setString(1, stream.asset());
      upsert.setString(2, stream.stream());
      upsert.setString(3, source.name());
      upsert.setInt(4, step);
      for (var one : rolled.entrySet()) {
        for (int part = 0; part < one.getValue().parts(); part++) {
          bind(upsert, part, one.getKey(), one.getValue());
          upsert.addBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  private static void bind(PreparedStatement upsert, int part, Instant time, RolledMinute rolled)
      throws SQLException {
    List<@Nullable Moments> tags = rolled.part(part);
    long[] counts = new long[tags.size()];
    double[][] numbers = new double[5][tags.size()];
    for (int i = 0; i < counts.length; i++) {
      Moments tag = tags.get(i);
      if (tag != null) {
        counts[i] = tag.count();
        numbers[0][i] = tag.low();
        numbers[1][i] = tag.high();
        numbers[2][i] = tag.mean();
        numbers[3][i] = tag.squares();
        numbers[4][i] = tag.last();
      }
    }
    upsert.setInt(5, part);
    upsert.setObject(6, DueHours.atUtc(time));
    upsert.setObject(7, counts);
    for (int i = 0; i < numbers.length; i++) {
      upsert.setObject(8 + i, numbers[i]);
    }
    upsert.setString(13, part == 0 ? rolled.countedJson() : null);
  }

  /** What all minutes of an hour come to that are written; null if there are none. */
  @Nullable RolledMinute hour(RolledSource source, Instant hour) throws SQLException {
    RolledMinute sum = null;
    try (var select = connection.prepareStatement(MINUTES)) {
      select.setString(1, stream.asset());
      select.setString(2, stream.stream());
      select.setString(3, source.name());
      select.setObject(4, DueHours.atUtc(hour));
      select.setObject(5, DueHours.atUtc(hour.plusSeconds(HOUR)));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          sum = sum == null ? new RolledMinute() : sum;
          add(rows, sum);
        }
      }
    }
    return sum;
  }

  private static void add(ResultSet row, RolledMinute sum) throws SQLException {
    Long[] counts = (Long[]) row.getArray(3).getArray();
    Double[][] numbers = new Double[5][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (Double[]) row.getArray(4 + i).getArray();
    }
    int first = row.getInt(1) * TagEntry.IN_A_ROW;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        sum.add(
            first + i,
            new Moments(
                counts[i],
                numbers[0][i],
                numbers[1][i],
                numbers[2][i],
                numbers[3][i],
                numbers[4][i]));
      }
    }
    String counted = row.getString(9);
    if (counted != null) {
      sum.addCounted(tree(counted));
    }
  }

  private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
    try {
      return Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }
}
