package io.sluice.query.history;

import io.sluice.contracts.Severity;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.paging.TimeRange;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The where clause of one query; values only ever travel as parameters. */
public final class Conditions {

  private final List<String> parts = new ArrayList<>();
  private final Tuple values = Tuple.tuple();

  /** Adds a condition in which each {@code ?} stands for the next value. */
  public Conditions and(String condition, Object... given) {
    var text = new StringBuilder();
    int next = 0;
    for (char c : condition.toCharArray()) {
      if (c == '?') {
        text.append(parameter(given[next++]));
      } else {
        text.append(c);
      }
    }
    parts.add(text.toString());
    return this;
  }

  public Conditions equal(String column, @Nullable Object value) {
    return value == null ? this : and(column + " = ?", value);
  }

  /** The column is one of these. */
  public Conditions among(String column, List<UUID> ids) {
    return and(column + " = any (?)", (Object) ids.toArray(UUID[]::new));
  }

  /** What tags have to be, as their JSON says it: a text, or a number as it was sent. */
  public Conditions ofTags(String column, Map<String, String> tags) {
    tags.forEach((tag, value) -> and(column + " ->> ?::text = ?", tag, value));
    return this;
  }

  /** The column is a list that holds the value. */
  public Conditions contains(String column, @Nullable String value) {
    return value == null ? this : and("? = any (" + column + ")", value);
  }

  public Conditions atLeast(String column, Severity severity) {
    return severity == Severity.NONE ? this : and(column + " >= ?", (short) severity.ordinal());
  }

  public Conditions within(String column, TimeRange range) {
    if (range.from() != null) {
      and(column + " >= ?", range.from());
    }
    if (range.to() != null) {
      and(column + " < ?", range.to());
    }
    return this;
  }

  /** Rows after the cursor, where the newest come first and the id decides between equals. */
  public Conditions after(String timeColumn, String idColumn, @Nullable Cursor cursor) {
    return cursor == null
        ? this
        : and(
            "(%s, %s) < (?, ?)".formatted(timeColumn, idColumn),
            cursor.time(),
            QueryParameters.uuid("cursor", cursor.key()));
  }

  /** The clause that bounds how many rows there are. */
  public String limit(int rows) {
    return " limit " + parameter(rows);
  }

  /** A parameter outside the where clause. */
  public String parameter(Object value) {
    values.addValue(value);
    return "$" + values.size();
  }

  /** The clause with its keyword; empty if there is no condition. */
  public String where() {
    return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
  }

  public Tuple values() {
    return values;
  }
}
