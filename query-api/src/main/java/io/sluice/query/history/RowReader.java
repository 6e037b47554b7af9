package io.sluice.query.history;

import io.sluice.contracts.Category;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What columns hold, as what the API tells; null where a column holds nothing. Names that this
 * release does not know may have been written by a later one.
 */
public final class RowReader {

  private static final Severity[] SEVERITIES = Severity.values();

  private RowReader() {}

  public static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** Stored as its rank, so that the database can compare it. */
  public static Severity severity(Row row, String column) {
    Short rank = row.getShort(column);
    return rank == null ? null : SEVERITIES[rank];
  }

  public static ScoreState state(Row row, String column) {
    String name = row.getString(column);
    return name == null ? null : ScoreState.of(name);
  }

  public static Category category(Row row, String column) {
    String name = row.getString(column);
    return name == null ? null : Category.of(name);
  }
}
