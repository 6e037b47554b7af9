package io.sluice.query.asset;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.sluice.query.history.Criteria;
import io.sluice.query.paging.Cursor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Assets by name. */
@ApplicationScoped
@WithSession
public class AssetRepository implements PanacheRepositoryBase<AssetEntity, String> {

  static final String KIND = "asset";

  private static final OffsetDateTime NO_TIME =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  static Cursor cursor(AssetView last) {
    return new Cursor(KIND, NO_TIME, last.asset());
  }

  Uni<List<AssetView>> byName(AssetFilter filter, Cursor after, int limit) {
    Criteria criteria = filter.after(after);
    return find(criteria.hql(), Sort.ascending("asset"), criteria.parameters())
        .page(0, limit)
        .list()
        .map(found -> found.stream().map(AssetView::of).toList());
  }
}
