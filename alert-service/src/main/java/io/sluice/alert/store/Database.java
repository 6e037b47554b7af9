package io.sluice.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Postgres, one transaction at a time. */
@ApplicationScoped
public class Database {

  private final DataSource source;

  public Database(DataSource source) {
    this.source = source;
  }

  /** What happens within a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Commits what the work did, or nothing of it if it throws. Rolls back by itself: a pooled
   * connection that is merely closed may commit when its auto-commit is reset.
   */
  public <T> T transact(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.on(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    }
  }
}
