package io.sluice.cli.bench;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.system.LocalSystem;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Rows in the history, in all or of a phase.
 *
 * @param readings rows of readings
 * @param scores rows of scores
 */
record StoredRows(long readings, long scores) {

  /** As query-api counts along, in the transactions that store them: asking costs nothing. */
  static StoredRows of(LocalSystem system) {
    return ask(
        system,
        "SELECT coalesce(sum(rows) FILTER (WHERE series = 'reading'), 0),"
            + " coalesce(sum(rows) FILTER (WHERE series = 'score'), 0) FROM history.day_count");
  }

  /**
   * Row by row. For the end: the server reads all pages for it and writes most of them anew, at the
   * cost of whatever is measured next.
   */
  static StoredRows oneByOne(LocalSystem system) {
    return ask(
        system,
        "SELECT (SELECT count(*) FROM history.reading), (SELECT count(*) FROM history.score)");
  }

  private static StoredRows ask(LocalSystem system, String query) {
    try (var connection =
            DriverManager.getConnection(
                system.jdbcUrl(), system.databaseUser(), system.databasePassword());
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return new StoredRows(row.getLong(1), row.getLong(2));
    } catch (SQLException e) {
      throw new CommandFailure("cannot count what was stored: " + e.getMessage(), e);
    }
  }

  StoredRows since(StoredRows before) {
    return new StoredRows(readings - before.readings, scores - before.scores);
  }

  /**
   * Makes what was required of counts true of rows.
   *
   * @throws CommandFailure unless these are as many as query-api counted
   */
  void requireCounted(StoredRows counted) {
    if (!equals(counted)) {
      throw new CommandFailure(
          "%,d readings and %,d scores are stored, but query-api counted %,d and %,d"
              .formatted(readings, scores, counted.readings, counted.scores));
    }
  }

  /**
   * @throws CommandFailure unless each reading that was accepted is stored once
   */
  void requireReadings(long accepted) {
    if (readings != accepted) {
      throw new CommandFailure(
          "%,d readings were accepted but %,d stored: something was lost or doubled"
              .formatted(accepted, readings));
    }
  }

  /**
   * @throws CommandFailure unless each score that was due is stored once
   */
  void requireScores(long due) {
    if (scores != due) {
      throw new CommandFailure(
          "%,d scores were due but %,d are stored: something was lost or doubled"
              .formatted(due, scores));
    }
  }
}
