package io.sluice.query.projection;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows that can never be written from a database that cannot write just now. Only what is
 * surely the row's fault counts: everything else is waited for, since a row that is waited for is
 * not lost.
 */
final class BadData {

  private BadData() {}

  static boolean isCauseOf(Throwable failure) {
    return switch (failure) {
      case PgException e -> isOfTheRows(e.getSqlState());
      case SQLException e -> isOfTheRows(e.getSQLState());
      case DateTimeException e -> true;
      case ArithmeticException e -> true;
      case IllegalArgumentException e -> true;
      default -> false;
    };
  }

  private static boolean isOfTheRows(@Nullable String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("22") // data exception
            || sqlState.startsWith("23") // integrity constraint violation
            || sqlState.equals("54000")); // a value too large for its index
  }

  static String describe(Throwable failure) {
    return failure instanceof PgException e
        ? "the database refuses it: " + e.getErrorMessage()
        : "it cannot be sent to the database: " + failure.getMessage();
  }
}
