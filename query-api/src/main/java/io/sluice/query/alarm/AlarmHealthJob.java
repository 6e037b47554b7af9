package io.sluice.query.alarm;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Shows the measures of the last day, read from the database every minute. Every replica shows the
 * same: take their maximum. If the database cannot be read nothing is shown: nobody knows.
 */
@ApplicationScoped
class AlarmHealthJob {

  private static final Logger LOG = Logger.getLogger(AlarmHealthJob.class);

  private final AlarmHealthRepository alarms;
  private final QueryMetrics metrics;

  AlarmHealthJob(@ReactiveDataSource(Pools.WORK) Pool pool, QueryMetrics metrics) {
    this.alarms = new AlarmHealthRepository(pool);
    this.metrics = metrics;
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return alarms
        .now()
        .chain(now -> alarms.between(now.minusDays(1), now))
        .invoke(this::show)
        .onFailure()
        .invoke(
            e -> {
              LOG.debugf("the health of alarms is unknown: %s", e.toString());
              metrics.alarmsUnknown();
            })
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void show(AlarmHealth health) {
    metrics.alarms(
        new QueryMetrics.Alarms(
            health.averagePer10Min(),
            health.peakPer10Min(),
            health.floodShare(),
            health.standing(),
            health.stale(),
            health.chattering().size()));
  }
}
