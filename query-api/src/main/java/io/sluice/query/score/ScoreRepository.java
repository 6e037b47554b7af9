package io.sluice.query.score;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.Conditions;
import io.sluice.query.history.DayWalk;
import io.sluice.query.history.ReadingPlace;
import io.sluice.query.history.Series;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.TimeRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores, newest window first. */
@ApplicationScoped
public class ScoreRepository {

  static final String KIND = "score";

  private static final String OF_READING =
      "exists (select from history.reading r where r.asset = s.asset and r.stream = s.stream"
          + " and r.time = s.window_end and r.tag_values ->> ?::text = ? and "
          + ReadingPlace.IS_OF
          + ")";

  private final Pool pool;
  private final DayWalk walk;

  ScoreRepository(Pool pool, DayWalk walk) {
    this.pool = pool;
    this.walk = walk;
  }

  static Cursor cursor(ScoreView last) {
    return new Cursor(KIND, last.windowEnd().atOffset(ZoneOffset.UTC), last.id().toString());
  }

  /**
   * @param after the last row already known, null to begin with the newest
   */
  public Uni<List<ScoreView>> newest(ScoreFilter filter, @Nullable Cursor after, int limit) {
    TimeRange range = filter.range().upTo(after);
    return walk.newest(
        Series.SCORE, range, limit, (part, rows) -> query(filter, part, after, rows));
  }

  private Uni<List<ScoreView>> query(
      ScoreFilter filter, TimeRange part, @Nullable Cursor after, int limit) {
    var conditions =
        new Conditions()
            .within("window_end", part)
            .equal("id", filter.id())
            .equal("asset", filter.asset())
            .equal("stream", filter.stream())
            .equal("profile", filter.profile())
            .atLeast("severity", filter.severity())
            .after("window_end", "id", after);
    filter.tags().forEach((tag, value) -> conditions.and(OF_READING, tag, value));
    String sql =
        "select "
            + ScoreView.COLUMNS
            + " from history.score s"
            + conditions.where()
            + " order by window_end desc, id desc"
            + conditions.limit(limit);
    return pool.preparedQuery(sql)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, ScoreView::of));
  }
}
