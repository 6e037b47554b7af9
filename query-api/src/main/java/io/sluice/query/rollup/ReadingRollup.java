package io.sluice.query.rollup;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.query.history.ReadingPlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rolls up the readings of one stream, read in the order of time together with its scores. */
final class ReadingRollup {

  private static final int FETCHED = 1_000;
  private static final long MICROS_A_SECOND = 1_000_000;

  private static final String READINGS =
      """
      select (extract(epoch from time) * 1000000)::bigint, id, profile, tag_values::text,
        quality::text
      from history.reading where asset = ? and stream = ? and time >= ? and time < ?
      order by time, id
      """;

  private static final String ANOMALIES =
      """
      select (extract(epoch from window_end) * 1000000)::bigint, source_partition, source_offset
      from history.score
      where asset = ? and stream = ? and severity > 0 and window_end >= ? and window_end < ?
      order by window_end, id
      """;

  private final Connection connection;
  private final StreamTags tags;

  ReadingRollup(Connection connection, StreamTags tags) {
    this.connection = connection;
    this.tags = tags;
  }

  /**
   * Writes minutes that are due, and what their hour comes to.
   *
   * @throws MalformedMessageException if what is stored was no reading
   */
  void write(DueHour due, RollupTable table) throws SQLException, MalformedMessageException {
    var minutes = new ReadingMinutes(tags);
    for (DueHour.Stretch stretch : due.stretches()) {
      table.write(RolledSource.READING, RollupTable.MINUTE, rolled(due, stretch, minutes));
    }
    RolledMinute hour = table.hour(RolledSource.READING, due.hour());
    if (hour != null) {
      minutes.settleCounts(hour);
      table.write(RolledSource.READING, RollupTable.HOUR, Map.of(due.hour(), hour));
    }
  }

  private Map<Instant, RolledMinute> rolled(
      DueHour due, DueHour.Stretch stretch, ReadingMinutes into)
      throws SQLException, MalformedMessageException {
    var rolled = new TreeMap<Instant, RolledMinute>();
    try (var readings = connection.prepareStatement(READINGS);
        var anomalies = connection.prepareStatement(ANOMALIES)) {
      try (ResultSet rows = open(readings, due, stretch);
          var anomalous = new Anomalies(open(anomalies, due, stretch))) {
        while (rows.next()) {
          long micros = rows.getLong(1);
          long minute = Math.floorDiv(micros, RollupTable.MINUTE * MICROS_A_SECOND);
          into.add(
              rows.getBytes(4),
              rows.getBytes(5),
              rows.getString(3),
              anomalous.hasJudged(micros, rows.getString(2)),
              rolled.computeIfAbsent(
                  Instant.ofEpochSecond(minute * RollupTable.MINUTE), any -> new RolledMinute()));
        }
      }
    }
    return rolled;
  }

  private static ResultSet open(PreparedStatement statement, DueHour due, DueHour.Stretch stretch)
      throws SQLException {
    statement.setFetchSize(FETCHED);
    statement.setString(1, due.stream().asset());
    statement.setString(2, due.stream().stream());
    statement.setObject(3, DueHours.atUtc(due.minute(stretch.from())));
    statement.setObject(4, DueHours.atUtc(due.minute(stretch.to())));
    return statement.executeQuery();
  }

  /**
   * Walks along with the readings. A score tells the place of its reading on the log, which is the
   * id of readings without one of their own; of others all are anomalous that share the instant.
   */
  private static final class Anomalies implements AutoCloseable {

    private final ResultSet scores;
    private final Set<String> places = new HashSet<>();
    private long at = Long.MIN_VALUE;
    private boolean hasNext;

    Anomalies(ResultSet scores) throws SQLException {
      this.scores = scores;
      this.hasNext = scores.next();
    }

    boolean hasJudged(long micros, String id) throws SQLException {
      if (micros != at) {
        at = micros;
        places.clear();
        while (hasNext && scores.getLong(1) < micros) {
          hasNext = scores.next();
        }
        while (hasNext && scores.getLong(1) == micros) {
          places.add(ReadingPlace.of(scores.getInt(2), scores.getLong(3)));
          hasNext = scores.next();
        }
      }
      return !places.isEmpty() && (places.contains(id) || !ReadingPlace.is(id));
    }

    @Override
    public void close() throws SQLException {
      scores.close();
    }
  }
}
