package io.sluice.query.incident;

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

/** Incidents, newest start first. */
@ApplicationScoped
public class IncidentRepository {

  static final String KIND = "incident";

  private static final String SELECT = "select " + IncidentView.COLUMNS + " from history.incident";

  private final Pool pool;

  IncidentRepository(Pool pool) {
    this.pool = pool;
  }

  static Cursor cursor(IncidentView last) {
    return new Cursor(KIND, last.startedAt().atOffset(ZoneOffset.UTC), last.id().toString());
  }

  /**
   * @param after the last row already known, null to begin with the newest
   */
  Uni<List<IncidentView>> newest(IncidentFilter filter, @Nullable Cursor after, int limit) {
    Conditions conditions = filter.after(after);
    return query(conditions, " order by started_at desc, id desc" + conditions.limit(limit));
  }

  /** Null if there is none. */
  public Uni<IncidentView> byId(UUID id) {
    return query(new Conditions().equal("id", id), "")
        .map(found -> found.isEmpty() ? null : found.getFirst());
  }

  public Uni<List<IncidentView>> byIds(List<UUID> ids) {
    return query(new Conditions().among("id", ids), "");
  }

  /** Of all assets. */
  public Uni<Long> countOpen() {
    return pool.query("select count(*) from history.incident where resolved_at is null")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private Uni<List<IncidentView>> query(Conditions conditions, String order) {
    return pool.preparedQuery(SELECT + conditions.where() + order)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, IncidentView::of));
  }
}
