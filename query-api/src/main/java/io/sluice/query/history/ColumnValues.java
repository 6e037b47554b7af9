package io.sluice.query.history;

import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What columns hold, as what the API tells; null where a column holds nothing. Names that this
 * release does not know may have been written by a later one.
 */
public final class ColumnValues {

  private static final Severity[] SEVERITIES = Severity.values();

  private ColumnValues() {}

  public static <T> List<T> all(RowSet<Row> rows, Function<Row, T> view) {
    var found = new ArrayList<T>(rows.size());
    rows.forEach(row -> found.add(view.apply(row)));
    return found;
  }

  public static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** Of a column that always holds one. */
  public static Instant requiredInstant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** Stored as its rank, so that the database can compare it. */
  public static @Nullable Severity severity(Row row, String column) {
    Short rank = row.getShort(column);
    return rank == null ? null : severity(rank);
  }

  public static Severity severity(short rank) {
    return SEVERITIES[rank];
  }

  /** Of a column that always holds one. */
  public static Severity requiredSeverity(Row row, String column) {
    return severity(row.getShort(column));
  }

  public static @Nullable ScoreState state(Row row, String column) {
    String name = row.getString(column);
    return name == null ? null : ScoreState.of(name);
  }

  public static @Nullable Cause cause(Row row, String column) {
    String name = row.getString(column);
    return name == null ? null : Cause.of(name);
  }

  /** Of a column that always holds one. */
  public static Category category(Row row, String column) {
    return Category.of(row.getString(column));
  }
}
