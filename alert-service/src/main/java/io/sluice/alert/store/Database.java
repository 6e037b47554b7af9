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

  /** What happens within a transaction and leads to nothing but what it does. */
  @FunctionalInterface
  public interface Step {
    void on(Connection connection) throws SQLException;
  }

  /** As {@link #transact}. */
  public void run(Step step) throws SQLException {
    transact(
        connection -> {
          step.on(connection);
          return true;
        });
  }

  /**
   * Commits what the work did, or nothing of it if it throws. Rolls back by itself: a pooled
   * connection that is merely closed may commit when its auto-commit is reset.
   */
  public <T> T transact(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /** A connection that broke the work refuses the rollback, too: what broke it is what to tell. */
  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
