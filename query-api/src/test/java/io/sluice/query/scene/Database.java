package io.sluice.query.scene;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database past the service, through plain JDBC. */
public final class Database {

  private static Connection onlooker;

  private Database() {}

  /** The first column of the first row. */
  public static long number(String sql, Object... parameters) {
    try (var statement = onlooker().prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a table of the history has this many rows of a plant. */
  public static void awaitRows(String table, Plant plant, long rows) {
    Await.await()
        .until(
            () ->
                number(
                        "select count(*) from history.%s where asset = ?".formatted(table),
                        plant.asset())
                    == rows);
  }

  public static void execute(String sql) {
    executeAt(url(), sql);
  }

  /** On the server's maintenance database, from which the other can be closed. */
  public static void executeOutside(String sql) {
    executeAt(url().replaceFirst("/[^/?]+(\\?.*)?$", "/postgres"), sql);
  }

  /** Runs something while another session holds an advisory lock. */
  public static void whileLocked(long lock, Runnable action) {
    try (Connection connection = open(url());
        var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(lock));
      action.run();
      // A closed session holds its locks for a little longer.
      statement.execute("select pg_advisory_unlock(%d)".formatted(lock));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs something while another session has a table to itself. */
  public static void whileTableLocked(String table, Runnable action) {
    try (Connection connection = open(url());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table %s in access exclusive mode".formatted(table));
      action.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String url() {
    return setting("jdbc.url");
  }

  public static String name() {
    return url().replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
  }

  private static void executeAt(String url, String sql) {
    try (Connection connection = open(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One connection as long as it holds: a new one costs the database more than the question. */
  private static synchronized Connection onlooker() throws SQLException {
    if (onlooker == null || !onlooker.isValid(1)) {
      onlooker = open(url());
    }
    return onlooker;
  }

  private static Connection open(String url) throws SQLException {
    return DriverManager.getConnection(url, setting("username"), setting("password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
  }
}
