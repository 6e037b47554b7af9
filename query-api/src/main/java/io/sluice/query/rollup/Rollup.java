package io.sluice.query.rollup;

import io.agroal.api.AgroalDataSource;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.StreamKey;
import io.sluice.query.history.Series;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.projection.DayPartitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Rolls up what is due, hour by hour, each in a transaction. Rows are read after their mark, and a
 * mark that came meanwhile stays: what is written late is rolled up again. One replica at a time.
 */
@ApplicationScoped
public class Rollup {

  private static final Logger LOG = Logger.getLogger(Rollup.class);

  /** Key of the advisory lock by which one replica at a time does this. */
  public static final long LOCK = 0x51_01_CE_02L;

  private static final int AT_A_TIME = 64;

  private static final Duration DAY_TIMEOUT = Duration.ofSeconds(30);

  private final AgroalDataSource source;
  private final DayPartitions days;
  private final QueryMetrics metrics;

  Rollup(AgroalDataSource source, DayPartitions days, QueryMetrics metrics) {
    this.source = source;
    this.days = days;
    this.metrics = metrics;
  }

  /**
   * Blocks until nothing is due any more, or time is up.
   *
   * @return false if another replica is at it
   */
  public boolean run(Duration longest) throws SQLException {
    long end = System.nanoTime() + longest.toNanos();
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      if (!asked(connection, "select pg_try_advisory_lock(%d)")) {
        connection.rollback();
        return false;
      }
      try {
        catchUp(connection, end);
      } finally {
        connection.rollback();
        asked(connection, "select pg_advisory_unlock(%d)");
        connection.commit();
      }
    }
    return true;
  }

  private void catchUp(Connection connection, long end) throws SQLException {
    var due = new DueHours(connection);
    due.collect();
    List<DueHour> next = due.first(AT_A_TIME);
    while (!next.isEmpty()) {
      var counted = new CountedMinutes();
      for (DueHour hour : next) {
        if (System.nanoTime() > end) {
          metrics.rollupsWaiting(due.waiting());
          return;
        }
        rollUpOrPostpone(hour, counted, due, connection);
      }
      next = due.first(AT_A_TIME);
    }
    metrics.rollupsWaiting(due.waiting());
  }

  private void rollUpOrPostpone(
      DueHour hour, CountedMinutes counted, DueHours due, Connection connection)
      throws SQLException {
    try {
      rollUp(hour, counted, due, connection);
      connection.commit();
      counted.add(hour);
      metrics.rolledUp(hour.series().table(), Long.bitCount(hour.minutes()));
    } catch (SQLException | MalformedMessageException | RuntimeException e) {
      connection.rollback();
      LOG.warnf(
          "the %ss of %s in the hour of %s cannot be rolled up, trying again later: %s",
          hour.series().table(), hour.stream(), hour.hour(), e.toString());
      due.postpone(hour);
    }
  }

  private void rollUp(DueHour hour, CountedMinutes counted, DueHours due, Connection connection)
      throws SQLException, MalformedMessageException {
    LocalDate day = LocalDate.ofInstant(hour.hour(), ZoneOffset.UTC);
    days.ensure(Series.ROLLUP, Set.of(day)).await().atMost(DAY_TIMEOUT);
    StreamKey stream = hour.stream();
    var tags = StreamTags.of(stream, connection);
    var table = new RollupTable(connection, stream);
    switch (hour.series()) {
      case READING -> new ReadingRollup(connection, tags).write(hour, table);
      case SCORE -> {
        new ScoreRollup(connection, tags).write(hour, table);
        due.countAgain(hour, counted.missing(hour));
      }
      case ROLLUP -> throw new IllegalStateException("rollups are not rolled up");
    }
    tags.write(connection);
    due.done(hour);
  }

  private static boolean asked(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.formatted(LOCK))) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
