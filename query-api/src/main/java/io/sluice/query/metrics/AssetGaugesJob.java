package io.sluice.query.metrics;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.sluice.query.metrics.QueryMetrics.AssetState;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Shows the latest score of each asset, the largest of its streams, read from the database every
 * few seconds. What was said of one that has not been scored for a day says nothing of it today.
 * Every replica shows the same: take their maximum. If the database cannot be read nothing is
 * shown: nobody knows.
 */
@ApplicationScoped
class AssetGaugesJob {

  private static final Logger LOG = Logger.getLogger(AssetGaugesJob.class);

  private static final String NEWEST =
      """
      select asset, max(last_ratio) as ratio, max(last_severity) as severity from history.stream
      where last_scored_at > now() - interval '24 hours'
      group by asset order by max(written_at) desc limit 500
      """;

  private final Pool pool;
  private final QueryMetrics metrics;

  AssetGaugesJob(@ReactiveDataSource(Pools.WORK) Pool pool, QueryMetrics metrics) {
    this.pool = pool;
    this.metrics = metrics;
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.query(NEWEST)
        .execute()
        .map(
            rows -> {
              var states = new ArrayList<AssetState>(rows.size());
              rows.forEach(row -> states.add(state(row)));
              return states;
            })
        .onFailure()
        .invoke(e -> LOG.debugf("the assets' scores are unknown: %s", e.toString()))
        .onFailure()
        .recoverWithItem(new ArrayList<>())
        .invoke((List<AssetState> states) -> metrics.assets(states))
        .replaceWithVoid();
  }

  private static AssetState state(Row row) {
    Double ratio = row.getDouble("ratio");
    Short severity = row.getShort("severity");
    return new AssetState(
        row.getString("asset"),
        ratio == null ? Double.NaN : ratio,
        severity == null ? Double.NaN : severity);
  }
}
