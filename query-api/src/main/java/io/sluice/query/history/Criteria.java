package io.sluice.query.history;

import io.quarkus.panache.common.Parameters;
import io.sluice.contracts.Severity;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.TimeRange;
import java.util.StringJoiner;
import java.util.UUID;

/** What {@link Conditions} is for SQL, for queries over entities. */
public final class Criteria {

  private final StringJoiner parts = new StringJoiner(" and ").setEmptyValue("1 = 1");
  private final Parameters parameters = new Parameters();

  public Criteria equal(String field, Object value) {
    if (value != null) {
      parts.add(field + " = :" + field);
      parameters.and(field, value);
    }
    return this;
  }

  /** The field is a list that holds the value. */
  public Criteria contains(String field, Object value) {
    if (value != null) {
      parts.add("array_contains(" + field + ", :" + field + ")");
      parameters.and(field, value);
    }
    return this;
  }

  public Criteria above(String field, Object value) {
    parts.add(field + " > :above");
    parameters.and("above", value);
    return this;
  }

  /** A condition without values. */
  public Criteria that(String condition) {
    parts.add(condition);
    return this;
  }

  public Criteria atLeast(String field, Severity severity) {
    if (severity != Severity.NONE) {
      parts.add(field + " >= :" + field);
      parameters.and(field, severity);
    }
    return this;
  }

  public Criteria within(String field, TimeRange range) {
    if (range.from() != null) {
      parts.add(field + " >= :from");
      parameters.and("from", range.from().toInstant());
    }
    if (range.to() != null) {
      parts.add(field + " < :to");
      parameters.and("to", range.to().toInstant());
    }
    return this;
  }

  /** Rows after the cursor where the newest come first and the id decides between equals. */
  public Criteria after(String timeField, Cursor cursor, UUID id) {
    if (cursor != null) {
      parts.add(
          "(%1$s < :afterTime or (%1$s = :afterTime and id < :afterId))".formatted(timeField));
      parameters.and("afterTime", cursor.time().toInstant()).and("afterId", id);
    }
    return this;
  }

  public String hql() {
    return parts.toString();
  }

  public Parameters parameters() {
    return parameters;
  }
}
