package io.sluice.query.reading;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.Conditions;
import io.sluice.query.history.DayWalk;
import io.sluice.query.history.Series;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.TimeRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Readings, newest first. */
@ApplicationScoped
public class ReadingRepository {

  static final String KIND = "reading";

  /** No name has one. */
  private static final String SEPARATOR = "\n";

  private final Pool pool;
  private final DayWalk walk;

  ReadingRepository(Pool pool, DayWalk walk) {
    this.pool = pool;
    this.walk = walk;
  }

  static Cursor cursor(ReadingView last) {
    return new Cursor(
        KIND,
        last.time().atOffset(ZoneOffset.UTC),
        String.join(SEPARATOR, last.asset(), last.stream(), last.id()));
  }

  /**
   * @param after the last row already known, null to begin with the newest
   */
  public Uni<List<ReadingView>> newest(ReadingFilter filter, @Nullable Cursor after, int limit) {
    TimeRange range = filter.range().upTo(after);
    return walk.newest(
        Series.READING, range, limit, (part, rows) -> query(filter, part, after, rows));
  }

  /** Asset, stream and id. */
  private static String[] key(Cursor after) {
    String[] parts = after.key().split(SEPARATOR, -1);
    if (parts.length != 3) {
      throw after.invalid();
    }
    return parts;
  }

  private Uni<List<ReadingView>> query(
      ReadingFilter filter, TimeRange part, @Nullable Cursor after, int limit) {
    var conditions =
        new Conditions()
            .within("time", part)
            .equal("asset", filter.asset())
            .equal("stream", filter.stream())
            .equal("profile", filter.profile())
            .ofTags("tag_values", filter.tags());
    if (after != null) {
      String[] key = key(after);
      conditions.and(
          "(time, asset, stream, id) < (?, ?, ?, ?)", after.time(), key[0], key[1], key[2]);
    }
    String sql =
        "select "
            + ReadingView.COLUMNS
            + " from history.reading"
            + conditions.where()
            + " order by time desc, asset desc, stream desc, id desc"
            + conditions.limit(limit);
    return pool.preparedQuery(sql)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, ReadingView::of));
  }
}
