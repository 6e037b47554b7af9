package io.sluice.query.rollup;

import io.sluice.contracts.StreamKey;
import io.sluice.query.history.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What the projection has marked as due. Each call is a transaction of its own. */
final class DueHours {

  /** Streams whose marks are taken at a time: so long the projection waits for their rows. */
  private static final int STREAMS_AT_A_TIME = 500;

  /** For so long is left alone what could not be rolled up. */
  private static final Duration POSTPONED = Duration.ofMinutes(5);

  private static final String COLLECT =
      """
      with took as (
        select asset, stream, readings_hour, readings_due, scores_hour, scores_due
        from history.stream where readings_due <> 0 or scores_due <> 0
        limit ? for update skip locked
      ), cleared as (
        update history.stream s set readings_due = 0, scores_due = 0
        from took where s.asset = took.asset and s.stream = took.stream
      ), due as (
        insert into history.due as d (series, asset, stream, hour, minutes)
        select 'reading', asset, stream, readings_hour, readings_due from took where readings_due <> 0
        union all
        select 'score', asset, stream, scores_hour, scores_due from took where scores_due <> 0
        on conflict (series, asset, stream, hour) do update
          set minutes = d.minutes | excluded.minutes, marks = d.marks + 1
      )
      select count(*) from took
      """;

  /**
   * Readings before scores of the same hour: of these a tag's unit is learnt, once it is known. And
   * right before them, so that most of them need not be {@link #countAgain counted again}.
   */
  private static final String FIRST =
      """
      select series, asset, stream, hour, minutes, marks from history.due where due_at <= now()
      order by due_at, hour, asset, stream, series limit ?
      """;

  /**
   * Scores decide which of the values of a tag were anomalous ones. Where the minutes hold such a
   * score and the stream's readings have counts, these are counted again.
   */
  private static final String COUNT_AGAIN =
      """
      insert into history.due as d (series, asset, stream, hour, minutes)
      select 'reading', asset, stream, ?, bit_or(1::bigint << minute)
      from (select distinct asset, stream,
          extract(minute from window_end at time zone 'UTC')::integer as minute
        from history.score
        where asset = ? and stream = ? and window_end >= ? and window_end < ? and severity > 0) s
      where ? >> minute & 1 = 1
        and exists (select from history.tag t where t.asset = s.asset and t.stream = s.stream
          and t.source = 'READING' and t.kind <> 'CONTINUOUS')
      group by asset, stream
      on conflict (series, asset, stream, hour) do update
        set minutes = d.minutes | excluded.minutes, marks = d.marks + 1
      """;

  private static final String DONE =
      "delete from history.due where series = ? and asset = ? and stream = ? and hour = ? and marks = ?";

  private static final String POSTPONE =
      "update history.due set due_at = now() + ? * interval '1 second'"
          + " where series = ? and asset = ? and stream = ? and hour = ?";

  private final Connection connection;

  DueHours(Connection connection) {
    this.connection = connection;
  }

  /** Takes the marks out of the streams' rows, so that these may be marked for the next hour. */
  void collect() throws SQLException {
    try (var collect = connection.prepareStatement(COLLECT)) {
      long took;
      do {
        collect.setInt(1, STREAMS_AT_A_TIME);
        try (var rows = collect.executeQuery()) {
          rows.next();
          took = rows.getLong(1);
        }
        connection.commit();
      } while (took == STREAMS_AT_A_TIME);
    }
  }

  /** Those that have been due for longest, the earliest hour first. */
  List<DueHour> first(int limit) throws SQLException {
    var found = new ArrayList<DueHour>();
    try (var select = connection.prepareStatement(FIRST)) {
      select.setInt(1, limit);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new DueHour(
                  rows.getString(1).equals(Series.READING.table()) ? Series.READING : Series.SCORE,
                  new StreamKey(rows.getString(2), rows.getString(3)),
                  rows.getObject(4, OffsetDateTime.class).toInstant(),
                  rows.getLong(5),
                  rows.getLong(6)));
        }
      }
    }
    connection.commit();
    return found;
  }

  /**
   * After scores were rolled up, what their readings' values were is counted once more.
   *
   * @param minutes of the hour of which readings were not rolled up since it was found that these
   *     scores are due, a bit each
   */
  void countAgain(DueHour scores, long minutes) throws SQLException {
    List<DueHour.Stretch> stretches = DueHour.stretches(minutes);
    if (stretches.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(COUNT_AGAIN)) {
      insert.setObject(1, atUtc(scores.hour()));
      insert.setString(2, scores.stream().asset());
      insert.setString(3, scores.stream().stream());
      insert.setObject(4, atUtc(scores.minute(stretches.getFirst().from())));
      insert.setObject(5, atUtc(scores.minute(stretches.getLast().to())));
      insert.setLong(6, minutes);
      insert.executeUpdate();
    }
  }

  /** It is done, unless it was marked again; within the transaction of what was written for it. */
  void done(DueHour due) throws SQLException {
    try (var delete = connection.prepareStatement(DONE)) {
      delete.setString(1, due.series().table());
      delete.setString(2, due.stream().asset());
      delete.setString(3, due.stream().stream());
      delete.setObject(4, atUtc(due.hour()));
      delete.setLong(5, due.marks());
      delete.executeUpdate();
    }
  }

  /** It cannot be done now: others come first. */
  void postpone(DueHour due) throws SQLException {
    try (var update = connection.prepareStatement(POSTPONE)) {
      update.setLong(1, POSTPONED.toSeconds());
      update.setString(2, due.series().table());
      update.setString(3, due.stream().asset());
      update.setString(4, due.stream().stream());
      update.setObject(5, atUtc(due.hour()));
      update.executeUpdate();
    }
    connection.commit();
  }

  long waiting() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from history.due")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static OffsetDateTime atUtc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
