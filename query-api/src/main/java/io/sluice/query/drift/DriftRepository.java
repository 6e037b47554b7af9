package io.sluice.query.drift;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports of drift, newest first. */
@ApplicationScoped
class DriftRepository {

  static final String KIND = "drift";

  private static final String SELECT = "select " + DriftView.COLUMNS + " from history.drift d";

  private final Pool pool;

  DriftRepository(Pool pool) {
    this.pool = pool;
  }

  static Cursor cursor(DriftView last) {
    return new Cursor(KIND, last.drift().at().atOffset(ZoneOffset.UTC), last.id().toString());
  }

  /**
   * @param after the last row already known, null to begin with the newest
   */
  Uni<List<DriftView>> newest(DriftFilter filter, @Nullable Cursor after, int limit) {
    Conditions conditions = filter.after(after);
    String order = " order by at desc, id desc" + conditions.limit(limit);
    return pool.preparedQuery(SELECT + conditions.where() + order)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, DriftView::of));
  }
}
