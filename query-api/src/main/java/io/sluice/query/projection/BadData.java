package io.sluice.query.projection;

import io.sluice.platform.postgres.SqlFailure;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.time.DateTimeException;

/**
 * Tells rows that can never be written from a database that cannot write just now. Only what is
 * surely the row's fault counts: everything else is waited for, since a row that is waited for is
 * not lost.
 */
final class BadData {

  private BadData() {}

  static boolean isCauseOf(Throwable failure) {
    return switch (failure) {
      case PgException e -> SqlFailure.ofState(e.getSqlState()) == SqlFailure.REFUSED;
      case SQLException e -> SqlFailure.ofState(e.getSQLState()) == SqlFailure.REFUSED;
      case DateTimeException e -> true;
      case ArithmeticException e -> true;
      case IllegalArgumentException e -> true;
      default -> false;
    };
  }

  static String describe(Throwable failure) {
    return failure instanceof PgException e
        ? "the database refuses it: " + e.getErrorMessage()
        : "it cannot be sent to the database: " + failure.getMessage();
  }
}
