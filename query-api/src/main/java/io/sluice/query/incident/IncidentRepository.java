package io.sluice.query.incident;

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

/** Incidents, newest start first. */
@ApplicationScoped
@WithSession
public class IncidentRepository implements PanacheRepositoryBase<IncidentEntity, UUID> {

  static final String KIND = "incident";

  static Cursor cursor(IncidentView last) {
    return new Cursor(KIND, last.startedAt().atOffset(ZoneOffset.UTC), last.id().toString());
  }

  Uni<List<IncidentView>> newest(IncidentFilter filter, Cursor after, int limit) {
    Criteria criteria = filter.after(after);
    return find(
            criteria.hql(),
            Sort.descending("startedAt").and("id", Sort.Direction.Descending),
            criteria.parameters())
        .page(0, limit)
        .list()
        .map(found -> found.stream().map(IncidentView::of).toList());
  }

  /** Null if there is none. */
  public Uni<IncidentView> byId(UUID id) {
    return findById(id).map(found -> found == null ? null : IncidentView.of(found));
  }

  /** Of all assets. */
  public Uni<Long> countOpen() {
    return count("resolvedAt is null");
  }

  public Uni<List<IncidentView>> byIds(List<UUID> ids) {
    return list("id in :ids", Map.of("ids", ids))
        .map(found -> found.stream().map(IncidentView::of).toList());
  }
}
