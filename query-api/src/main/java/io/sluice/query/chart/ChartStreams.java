package io.sluice.query.chart;

import io.sluice.contracts.StreamKey;
import io.sluice.query.history.ColumnValues;
import io.sluice.query.paging.InvalidParameterException;
import io.sluice.query.paging.PagingConfig;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.paging.TimeRange;
import io.sluice.query.rollup.RolledSeries.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the stream and the time that a chart is of. */
@ApplicationScoped
class ChartStreams {

  /** If nobody says how much: the newest. */
  private static final Duration USUAL = Duration.ofHours(1);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private static final int MANY = 10;

  private final Pool pool;
  private final PagingConfig config;

  ChartStreams(Pool pool, PagingConfig config) {
    this.pool = pool;
    this.config = config;
  }

  private record Known(String name, OffsetDateTime newest) {}

  /** What is asked for by the parameters asset, stream, from and to, checked before it is read. */
  record Asked(String asset, @Nullable String stream, TimeRange range) {}

  Asked asked(QueryParameters given) {
    return new Asked(
        given.requiredText("asset", "the asset that the chart is of"),
        given.text("stream"),
        given.range().atMost(config.maxRange()));
  }

  /**
   * Without a stream the asset's only one; without times the newest hour.
   *
   * @throws InvalidParameterException if there is no such asset or stream, or a choice to make
   */
  Uni<Part> find(Asked asked) {
    return pool.preparedQuery(
            "select stream, coalesce(greatest(last_reading_at, last_score_at), written_at)"
                + " from history.stream where asset = $1 order by stream")
        .execute(Tuple.of(asked.asset()))
        .map(
            rows ->
                part(
                    asked,
                    choose(
                        asked,
                        ColumnValues.all(
                            rows, row -> new Known(row.getString(0), row.getOffsetDateTime(1))))));
  }

  private static Known choose(Asked asked, List<Known> streams) {
    if (streams.isEmpty()) {
      throw new InvalidParameterException(
          "asset", asked.asset(), "an asset that was heard of; /api/v1/assets lists them");
    }
    if (asked.stream() == null && streams.size() == 1) {
      return streams.getFirst();
    }
    return streams.stream()
        .filter(one -> one.name().equals(asked.stream()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidParameterException(
                    "stream",
                    asked.stream(),
                    "one of the asset's streams: "
                        + String.join(
                            ", ", streams.stream().limit(MANY).map(Known::name).toList())));
  }

  private Part part(Asked asked, Known stream) {
    TimeRange range = asked.range();
    OffsetDateTime to = range.to() == null ? stream.newest().plus(SHORTEST) : range.to();
    OffsetDateTime from = range.from();
    if (from == null) {
      from = to.minus(USUAL);
    }
    if (!from.isBefore(to)) {
      to = from.plus(USUAL);
    }
    new TimeRange(from, to).atMost(config.maxRange());
    return new Part(new StreamKey(asked.asset(), stream.name()), from, to);
  }
}
