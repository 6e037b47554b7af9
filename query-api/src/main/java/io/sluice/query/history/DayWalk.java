package io.sluice.query.history;

import io.sluice.query.paging.PagingConfig;
import io.sluice.query.paging.TimeRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads a series newest first, some days at a time. One query over all partitions would plan and
 * lock hundreds of tables to return a hundred rows; days that hold nothing are not asked at all.
 */
@ApplicationScoped
public class DayWalk {

  private static final int FIRST_STEP = 2;
  private static final int LONGEST_STEP = 32;

  private final Pool pool;
  private final Duration timeout;

  DayWalk(Pool pool, PagingConfig config) {
    this.pool = pool;
    this.timeout = config.readTimeout();
  }

  /**
   * Up to {@code limit} rows of a range, newest first. Ends with {@link
   * HistoryUnavailableException} before a step that nobody waits for any more.
   *
   * @param query at most so many rows within a part of the range, newest first
   */
  public <T> Uni<List<T>> newest(
      Series series,
      TimeRange range,
      int limit,
      BiFunction<TimeRange, Integer, Uni<List<T>>> query) {
    return Uni.createFrom()
        .deferred(
            () -> {
              long end = System.nanoTime() + timeout.toNanos();
              BiFunction<TimeRange, Integer, Uni<List<T>>> inTime =
                  (part, rows) -> System.nanoTime() < end ? query.apply(part, rows) : tooLate();
              return days(series, range)
                  .chain(
                      days -> step(days, 0, FIRST_STEP, range, limit, new ArrayList<>(), inTime));
            });
  }

  /** Days with data in a range, newest first. */
  public Uni<List<LocalDate>> days(Series series, TimeRange range) {
    var conditions = new Conditions().equal("series", series.table());
    if (range.from() != null) {
      conditions.and("day >= ?", range.from().toLocalDate());
    }
    if (range.to() != null) {
      conditions.and("day <= ?", range.to().toLocalDate());
    }
    String sql = "select day from history.day" + conditions.where() + " order by day desc";
    return pool.preparedQuery(sql)
        .execute(conditions.values())
        .map(
            rows -> {
              var days = new ArrayList<LocalDate>(rows.size());
              rows.forEach(row -> days.add(row.getLocalDate(0)));
              return days;
            });
  }

  private <T> Uni<T> tooLate() {
    return Uni.createFrom()
        .failure(new HistoryUnavailableException("not all days were read within " + timeout));
  }

  private <T> Uni<List<T>> step(
      List<LocalDate> days,
      int from,
      int length,
      TimeRange range,
      int limit,
      List<T> found,
      BiFunction<TimeRange, Integer, Uni<List<T>>> query) {
    if (from >= days.size() || found.size() >= limit) {
      return Uni.createFrom().item(found);
    }
    int to = Math.min(days.size(), from + length);
    TimeRange part = part(days.get(to - 1), days.get(from), range);
    return query
        .apply(part, limit - found.size())
        .chain(
            rows -> {
              found.addAll(rows);
              int longer = Math.min(LONGEST_STEP, length * 2);
              return step(days, to, longer, range, limit, found, query);
            });
  }

  private static TimeRange part(LocalDate oldest, LocalDate newest, TimeRange range) {
    OffsetDateTime from = startOf(oldest);
    OffsetDateTime to = startOf(newest.plusDays(1));
    return new TimeRange(
        range.from() != null && range.from().isAfter(from) ? range.from() : from,
        range.to() != null && range.to().isBefore(to) ? range.to() : to);
  }

  private static OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
