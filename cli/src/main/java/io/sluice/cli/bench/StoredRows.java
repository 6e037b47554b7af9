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

  static StoredRows of(LocalSystem system) {
    try (var connection =
            DriverManager.getConnection(
                system.jdbcUrl(), system.databaseUser(), system.databasePassword());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM history.reading), (SELECT count(*) FROM history.score)")) {
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
