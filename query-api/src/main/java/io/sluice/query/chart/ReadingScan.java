package io.sluice.query.chart;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.ReadingPlace;
import io.sluice.query.rollup.RolledSeries.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows of readings for a chart, a page after the other, so many at most. */
@ApplicationScoped
class ReadingScan {

  /** Rows of one chart, of streams of some fifty tags. */
  private static final int MOST = 10_000;

  /** Rows of one chart, however wide they are. */
  private static final int LEAST = 500;

  /** Values in all rows of one chart. */
  private static final int VALUES = 1_000_000;

  private static final int PAGES = 4;

  /** Rows of which those that are wanted are sought; of more a sample is taken. */
  static final long MOST_SOUGHT = 200_000;

  /** Parts of the time of a sample, so that all of it counts the same. */
  private static final int SLICES = 100;

  private static final String ANOMALOUS =
      ", exists (select from history.score s where s.asset = r.asset and s.stream = r.stream"
          + " and s.window_end = r.time and s.severity > 0 and "
          + ReadingPlace.IS_OF
          + ")";

  private static final String COLUMNS =
      "r.time, r.id, r.profile, r.tag_values::text, r.quality::text";

  private static final String PAGE =
      "select %s%s from history.reading r where r.asset = $1 and r.stream = $2 and r.time >= $3"
          + " and r.time < $4 and (r.time, r.id) > ($5, $6)%s order by r.time, r.id limit $7";

  private static final String SAMPLE =
      "select r.* from generate_series(0, $6 - 1) slice cross join lateral (select %s%s from"
          + " (select * from history.reading r where r.asset = $1 and r.stream = $2 and r.time >="
          + " $3::timestamptz + slice * $5::interval and r.time < least($4::timestamptz,"
          + " $3::timestamptz + (slice + 1) * $5::interval) order by r.time, r.id limit $7) r where"
          + " true%s order by r.time, r.id) r";

  /** Parameters of both statements before those of what tags have to be. */
  private static final int FIRST_OF_TAGS = 8;

  private final Pool pool;

  ReadingScan(Pool pool) {
    this.pool = pool;
  }

  /**
   * A reading.
   *
   * @param isAnomalous whether its score was, where that was asked for
   */
  record Found(
      OffsetDateTime time,
      String id,
      String profile,
      String values,
      @Nullable String quality,
      boolean isAnomalous) {

    private static Found of(Row row) {
      return new Found(
          row.getOffsetDateTime(0),
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.size() > 5 && row.getBoolean(5));
    }

    long millis() {
      return time.toInstant().toEpochMilli();
    }
  }

  /** Rows of one chart, of a stream with so many tags. */
  static int most(int tags) {
    return Math.clamp(VALUES / Math.max(1, tags), LEAST, MOST);
  }

  /**
   * Tells of all rows in the order of time.
   *
   * @param wanted what tags have to be, as their JSON says it; may be empty
   * @return false if there are more than so many: then not all were told of
   */
  Uni<Boolean> all(
      Part part,
      int most,
      boolean withAnomalies,
      Map<String, String> wanted,
      Consumer<Found> each) {
    return page(part, most, withAnomalies, wanted, null, each);
  }

  private Uni<Boolean> page(
      Part part,
      int left,
      boolean withAnomalies,
      Map<String, String> wanted,
      @Nullable Found last,
      Consumer<Found> each) {
    int rows = Math.min(left + 1, MOST / PAGES);
    return pool.preparedQuery(
            PAGE.formatted(COLUMNS, withAnomalies ? ANOMALOUS : "", condition(wanted)))
        .execute(
            with(
                wanted,
                Tuple.tuple()
                    .addString(part.stream().asset())
                    .addString(part.stream().stream())
                    .addOffsetDateTime(part.from())
                    .addOffsetDateTime(part.to())
                    .addOffsetDateTime(last == null ? part.from() : last.time())
                    .addString(last == null ? "" : last.id())
                    .addInteger(rows)))
        .map(found -> ColumnValues.all(found, Found::of))
        .chain(
            found -> {
              if (found.size() > left) {
                return Uni.createFrom().item(false);
              }
              found.forEach(each);
              return found.size() < rows
                  ? Uni.createFrom().item(true)
                  : page(part, left - found.size(), withAnomalies, wanted, found.getLast(), each);
            });
  }

  private static String condition(Map<String, String> wanted) {
    var condition = new StringBuilder();
    for (int i = 0; i < wanted.size(); i++) {
      int parameter = FIRST_OF_TAGS + 2 * i;
      condition.append(" and r.tag_values ->> $%d::text = $%d".formatted(parameter, parameter + 1));
    }
    return condition.toString();
  }

  private static Tuple with(Map<String, String> wanted, Tuple parameters) {
    wanted.forEach((tag, value) -> parameters.addString(tag).addString(value));
    return parameters;
  }

  /**
   * Tells of rows from all over the time, in its order: of each of many parts those of the first
   * ones that are wanted.
   *
   * @param wanted what tags have to be, as their JSON says it; may be empty
   */
  Uni<Void> sample(
      Part part,
      int most,
      boolean withAnomalies,
      Map<String, String> wanted,
      Consumer<Found> each) {
    int slices = Math.min(SLICES, most);
    Duration slice = Duration.between(part.from(), part.to()).dividedBy(slices).plusNanos(1_000);
    return pool.preparedQuery(
            SAMPLE.formatted(COLUMNS, withAnomalies ? ANOMALOUS : "", condition(wanted)))
        .execute(
            with(
                wanted,
                Tuple.tuple()
                    .addString(part.stream().asset())
                    .addString(part.stream().stream())
                    .addOffsetDateTime(part.from())
                    .addOffsetDateTime(part.to())
                    .addValue(interval(slice))
                    .addInteger(slices)
                    .addInteger(Math.max(1, most / PAGES / slices))))
        .invoke(
            rows -> {
              List<Found> found = ColumnValues.all(rows, Found::of);
              found.forEach(each);
            })
        .replaceWithVoid();
  }

  private static io.vertx.pgclient.data.Interval interval(Duration duration) {
    return io.vertx.pgclient.data.Interval.of(
        0,
        0,
        (int) duration.toDays(),
        duration.toHoursPart(),
        duration.toMinutesPart(),
        duration.toSecondsPart(),
        duration.toNanosPart() / 1_000);
  }
}
