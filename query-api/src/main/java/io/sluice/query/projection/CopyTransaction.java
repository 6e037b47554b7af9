package io.sluice.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;

/**
 * Writes a batch by COPY, all of it or, if only one of its rows is there already, none. Blocks.
 *
 * @param source its connections must be the PostgreSQL driver's
 */
record CopyTransaction<T>(DataSource source, CopyTable<T> table) {

  /** A database that says nothing for so long is gone; in milliseconds. */
  private static final int TIMEOUT_MILLIS = 30_000;

  /** Of rows with the same key the first is meant. */
  void write(List<T> rows) throws SQLException {
    List<T> distinct = distinct(rows);
    try (Connection connection = source.getConnection()) {
      connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
      connection.setAutoCommit(false);
      try {
        copy(distinct, connection);
        table.account(distinct, connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        throw e;
      }
    }
  }

  private List<T> distinct(List<T> rows) {
    var keys = HashSet.<Object>newHashSet(rows.size());
    var distinct = new ArrayList<T>(rows.size());
    for (T row : rows) {
      if (keys.add(table.key(row))) {
        distinct.add(row);
      }
    }
    return distinct;
  }

  private void copy(List<T> rows, Connection connection) throws SQLException {
    CopyIn copy = connection.unwrap(PgConnection.class).getCopyAPI().copyIn(table.statement());
    try {
      var binary = new BinaryRows(copy);
      for (T row : rows) {
        table.encode(row, binary);
      }
      binary.end();
      copy.endCopy();
    } catch (SQLException | RuntimeException e) {
      cancel(copy, e);
      throw e;
    }
  }

  private static void cancel(CopyIn copy, Exception cause) {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Only a connection that refused rows is used again. */
  private static void undo(Connection connection, Exception cause) {
    try {
      if (!BadData.isCauseOf(cause)) {
        // COPY goes past the pool, which would keep a dead connection. When a closed one cannot be
        // rolled back, it drops it; told to abort one itself, it counts it as taken for ever.
        connection.unwrap(PgConnection.class).abort(Runnable::run);
      }
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
