package io.sluice.query.asset;

import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assets by name, each with all its streams. */
@ApplicationScoped
class AssetRepository {

  static final String KIND = "asset";

  private static final OffsetDateTime NO_TIME =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Pool pool;
  private final Sites sites;

  AssetRepository(Pool pool, SiteConfig config) {
    this.pool = pool;
    this.sites = new Sites(config.sites());
  }

  static Cursor cursor(AssetView last) {
    return new Cursor(KIND, NO_TIME, last.asset());
  }

  /**
   * @param after the last asset already known, null to begin with the first
   */
  Uni<List<AssetView>> byName(AssetFilter filter, @Nullable Cursor after, int limit) {
    var conditions =
        new Conditions()
            .equal("asset", filter.asset())
            .equal("stream", filter.stream())
            .equal("profile", filter.profile())
            .atLeast("last_severity", filter.severity());
    if (after != null) {
      conditions.and("asset > ?", after.key());
    }
    String sql =
        """
        with page as (
          select distinct asset from history.stream%s order by asset%s
        ), counted as (
          select asset, (select count(*) from history.incident i
            where i.asset = page.asset and i.resolved_at is null) as open_incidents
          from page
        )
        select asset, open_incidents, %s
        from counted join history.stream using (asset) order by asset, stream
        """
            .formatted(conditions.where(), conditions.limit(limit), StreamView.COLUMNS);
    return pool.preparedQuery(sql).execute(conditions.values()).map(this::views);
  }

  private List<AssetView> views(RowSet<Row> rows) {
    Map<String, List<Row>> byAsset = new LinkedHashMap<>();
    for (Row row : rows) {
      byAsset.computeIfAbsent(row.getString("asset"), name -> new ArrayList<>()).add(row);
    }
    var views = new ArrayList<AssetView>(byAsset.size());
    byAsset.forEach(
        (asset, its) ->
            views.add(
                AssetView.of(
                    asset,
                    sites.of(asset),
                    its.stream().map(StreamView::of).toList(),
                    its.getFirst().getLong("open_incidents"))));
    return views;
  }
}
