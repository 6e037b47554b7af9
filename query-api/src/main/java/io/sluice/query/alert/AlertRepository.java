package io.sluice.query.alert;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.sluice.query.history.Criteria;
import io.sluice.query.paging.Cursor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Alerts, newest first. */
@ApplicationScoped
@WithSession
public class AlertRepository implements PanacheRepositoryBase<AlertEntity, UUID> {

  static final String KIND = "alert";

  static Cursor cursor(AlertView last) {
    return new Cursor(KIND, last.updatedAt().atOffset(ZoneOffset.UTC), last.id().toString());
  }

  Uni<List<AlertView>> newest(AlertFilter filter, Cursor after, int limit) {
    Criteria criteria = filter.after(after);
    return find(
            criteria.hql(),
            Sort.descending("updatedAt").and("id", Sort.Direction.Descending),
            criteria.parameters())
        .page(0, limit)
        .list()
        .map(AlertRepository::views);
  }

  /** Every change of an incident, oldest first. */
  public Uni<List<AlertView>> ofIncident(UUID incident, int limit) {
    return find(
            "incident = :incident", Sort.ascending("updatedAt", "id"), Map.of("incident", incident))
        .page(0, limit)
        .list()
        .map(AlertRepository::views);
  }

  public Uni<List<AlertView>> byIds(List<UUID> ids) {
    return list("id in :ids", Sort.ascending("updatedAt", "id"), Map.of("ids", ids))
        .map(AlertRepository::views);
  }

  private static List<AlertView> views(List<AlertEntity> found) {
    return found.stream().map(AlertView::of).toList();
  }
}
