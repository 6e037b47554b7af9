package io.sluice.platform.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whose fault it is that a statement failed, by its SQL state (ISO 9075, Postgres' appendix A). */
public enum SqlFailure {
  /**
   * The database is away, busy, or lost a race: the same statement works later. Class 08 is the
   * connection, 53 a resource that is used up, 57 an operator or a server that stops, 58 the disk
   * below it, 40 a transaction that has to be repeated (deadlock, serialization), 55 a lock that
   * was not granted or a database that takes no connections, 25006 a primary that has become a
   * standby. No state at all is the pool, which found no connection in time.
   */
  AWAY,
  /**
   * A value that this table never takes: class 22 is a value out of its range or encoding, 23 a
   * constraint, 54000 one that is too large for its index. To try again is to fail again.
   */
  REFUSED,
  /**
   * Table, privileges or credentials are not what this release expects (class 28, 3D, 42 and all
   * the rest). Not the row's fault, so nothing is given up; it takes a person.
   */
  MISFIT;

  public static SqlFailure of(SQLException failure) {
    return ofState(state(failure));
  }

  /**
   * @param state the SQL state, null if there is none
   */
  public static SqlFailure ofState(@Nullable String state) {
    if (state == null || state.isBlank()) {
      return AWAY;
    }
    return switch (state) {
      case "54000" -> REFUSED;
      case "25006" -> AWAY;
      default ->
          switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53", "57", "58", "40", "55" -> AWAY;
            case "22", "23" -> REFUSED;
            default -> MISFIT;
          };
    };
  }

  /** A batch that failed wraps what the server said, and does not always repeat its state. */
  private static @Nullable String state(SQLException failure) {
    if (failure.getSQLState() != null) {
      return failure.getSQLState();
    }
    if (failure.getNextException() != null && failure.getNextException() != failure) {
      return state(failure.getNextException());
    }
    return failure.getCause() instanceof SQLException cause ? state(cause) : null;
  }

  /** The first line of what the server said: those that follow may quote the row. */
  public static String words(SQLException e) {
    SQLException last = e;
    while (last.getNextException() != null && last.getNextException() != last) {
      last = last.getNextException();
    }
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
