package io.sluice.query.alert;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts, newest first. */
@ApplicationScoped
public class AlertRepository {

  static final String KIND = "alert";

  private static final String SELECT = "select " + AlertView.COLUMNS + " from history.alert";
  private static final String OLDEST_FIRST = " order by updated_at, id";

  private final Pool pool;

  AlertRepository(Pool pool) {
    this.pool = pool;
  }

  static Cursor cursor(AlertView last) {
    return new Cursor(KIND, last.updatedAt().atOffset(ZoneOffset.UTC), last.id().toString());
  }

  /**
   * @param after the last row already known, null to begin with the newest
   */
  Uni<List<AlertView>> newest(AlertFilter filter, @Nullable Cursor after, int limit) {
    Conditions conditions = filter.after(after);
    return query(conditions, " order by updated_at desc, id desc" + conditions.limit(limit));
  }

  /** Every change of an incident, oldest first. */
  public Uni<List<AlertView>> ofIncident(UUID incident, int limit) {
    var conditions = new Conditions().equal("incident", incident);
    return query(conditions, OLDEST_FIRST + conditions.limit(limit));
  }

  /** Oldest first. */
  public Uni<List<AlertView>> byIds(List<UUID> ids) {
    return query(new Conditions().among("id", ids), OLDEST_FIRST);
  }

  private Uni<List<AlertView>> query(Conditions conditions, String order) {
    return pool.preparedQuery(SELECT + conditions.where() + order)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, AlertView::of));
  }
}
