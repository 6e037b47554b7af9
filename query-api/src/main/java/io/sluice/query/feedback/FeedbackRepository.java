package io.sluice.query.feedback;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said, the newest first. */
@ApplicationScoped
class FeedbackRepository {

  static final String KIND = "feedback";

  private final Pool pool;

  FeedbackRepository(Pool pool) {
    this.pool = pool;
  }

  static Cursor cursor(FeedbackView last) {
    return new Cursor(KIND, last.at().atOffset(ZoneOffset.UTC), last.id().toString());
  }

  Uni<List<FeedbackView>> newest(FeedbackFilter filter, @Nullable Cursor after, int limit) {
    Conditions conditions =
        new Conditions()
            .equal("f.asset", filter.asset())
            .equal("f.stream", filter.stream())
            .equal("f.profile", filter.profile())
            .equal("f.kind", filter.kind() == null ? null : filter.kind().name())
            .equal("f.label", filter.label() == null ? null : filter.label().name());
    if (filter.range().from() != null) {
      conditions.and(
          "(f.to_time > ? or f.from_time >= ?)", filter.range().from(), filter.range().from());
    }
    if (filter.range().to() != null) {
      conditions.and("f.from_time < ?", filter.range().to());
    }
    if (filter.rows() == FeedbackFilter.Rows.CURRENT) {
      conditions.and(FeedbackView.COUNTS);
    }
    conditions.after("f.written_at", "f.id", after);
    String sql =
        "select "
            + FeedbackView.COLUMNS
            + " from history.feedback f"
            + conditions.where()
            + " order by f.written_at desc, f.id desc"
            + conditions.limit(limit);
    return pool.preparedQuery(sql)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, FeedbackView::of));
  }
}
