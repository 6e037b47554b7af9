package io.sluice.query.chart;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.rollup.RolledSeries.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows of scores for a chart, a page after the other, so many at most. */
@ApplicationScoped
class ScoreScan {

  private static final int PAGE_ROWS = 5_000;

  private static final UUID FIRST = new UUID(0, 0);

  private static final String PAGE =
      """
      select window_end, id, ratio, severity, latency_ms, detectors::text from history.score
      where asset = $1 and stream = $2 and window_end >= $3 and window_end < $4
        and (window_end, id) > ($5, $6)
      order by window_end, id limit $7
      """;

  private final Pool pool;

  ScoreScan(Pool pool) {
    this.pool = pool;
  }

  /** A score, its detectors an object by name. */
  record Found(
      OffsetDateTime windowEnd,
      UUID id,
      double ratio,
      int severity,
      double latencyMs,
      String detectors) {

    private static Found of(Row row) {
      return new Found(
          row.getOffsetDateTime(0),
          row.getUUID(1),
          row.getDouble(2),
          row.getShort(3),
          row.getDouble(4),
          row.getString(5));
    }

    long millis() {
      return windowEnd.toInstant().toEpochMilli();
    }
  }

  /**
   * Tells of all rows in the order of time.
   *
   * @return false if there are more than so many: then not all were told of
   */
  Uni<Boolean> all(Part part, int most, Consumer<Found> each) {
    return page(part, most, null, each);
  }

  private Uni<Boolean> page(Part part, int left, @Nullable Found last, Consumer<Found> each) {
    int rows = Math.min(left + 1, PAGE_ROWS);
    return pool.preparedQuery(PAGE)
        .execute(
            Tuple.tuple()
                .addString(part.stream().asset())
                .addString(part.stream().stream())
                .addOffsetDateTime(part.from())
                .addOffsetDateTime(part.to())
                .addOffsetDateTime(last == null ? part.from() : last.windowEnd())
                .addUUID(last == null ? FIRST : last.id())
                .addInteger(rows))
        .map(found -> ColumnValues.all(found, Found::of))
        .chain(
            found -> {
              if (found.size() > left) {
                return Uni.createFrom().item(false);
              }
              found.forEach(each);
              return found.size() < rows
                  ? Uni.createFrom().item(true)
                  : page(part, left - found.size(), found.getLast(), each);
            });
  }
}
