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
  static final String HISTORY = "history";

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

  static Cursor historyCursor(HistoryEntry last) {
    return new Cursor(HISTORY, last.at().atOffset(ZoneOffset.UTC), Long.toString(last.seq()));
  }

  /**
   * What happened to an incident, in the order in which it did.
   *
   * @param after the last entry already known, null to begin with the first
   */
  public Uni<List<HistoryEntry>> history(UUID incident, @Nullable Cursor after, int limit) {
    var conditions = new Conditions().equal("incident", incident);
    if (after != null) {
      conditions.and("seq > ?", place(after));
    }
    String order = " order by seq" + conditions.limit(limit);
    return pool.preparedQuery(
            "select " + HistoryEntry.COLUMNS + " from history.alert" + conditions.where() + order)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, HistoryEntry::of));
  }

  private static long place(Cursor after) {
    try {
      return Long.parseLong(after.key());
    } catch (NumberFormatException e) {
      throw after.invalid();
    }
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
