package io.sluice.query.paging;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A range of event time, open to either side where a bound is null.
 *
 * @param from first instant
 * @param to the instant just after the last
 */
public record TimeRange(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {

  public static final TimeRange ALL = new TimeRange(null, null);

  /**
   * @throws InvalidParameterException unless from is before to
   */
  public TimeRange {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new InvalidParameterException("from", from.toString(), "an instant before 'to' " + to);
    }
  }

  /**
   * @throws InvalidParameterException if both bounds are given and lie further apart than the limit
   */
  public TimeRange atMost(Duration limit) {
    if (from != null && to != null && Duration.between(from, to).compareTo(limit) > 0) {
      throw new InvalidParameterException(
          "from", from.toString(), "an instant at most " + limit + " before 'to' " + to);
    }
    return this;
  }

  /**
   * What is left of the range after a page that ended at a cursor; all of it before the first page.
   * The cursor's own instant may hold further rows: the bound is just after it.
   */
  public TimeRange upTo(@Nullable Cursor after) {
    if (after == null) {
      return this;
    }
    OffsetDateTime bound = after.time().plusNanos(1_000);
    if (from != null && !from.isBefore(bound)) {
      throw Cursor.invalid(after.encode());
    }
    return to != null && to.isBefore(bound) ? this : new TimeRange(from, bound);
  }
}
