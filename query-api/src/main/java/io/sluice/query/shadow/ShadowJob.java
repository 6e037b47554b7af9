package io.sluice.query.shadow;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.sluice.query.alerting.IncidentPolicies;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.metrics.QueryMetrics.Judged;
import io.sluice.query.metrics.QueryMetrics.Shadowed;
import io.sluice.query.pool.Pools;
import io.sluice.query.scoring.BundleTerms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows how bundles in the shadow judge beside the champions, over the last day. Every replica
 * shows the same: take their maximum.
 */
@ApplicationScoped
class ShadowJob {

  private static final Logger LOG = Logger.getLogger(ShadowJob.class);

  private final ShadowRepository repository;
  private final Shadows shadows;
  private final QueryMetrics metrics;

  ShadowJob(
      @ReactiveDataSource(Pools.WORK) Pool pool,
      BundleTerms terms,
      IncidentPolicies policies,
      QueryMetrics metrics) {
    this.repository = new ShadowRepository(pool);
    this.shadows = new Shadows(pool, terms, policies);
    this.metrics = metrics;
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return repository
        .shadowed()
        .onItem()
        .transformToMulti(profiles -> Multi.createFrom().iterable(profiles))
        .onItem()
        .transformToUniAndConcatenate(
            one ->
                shadows
                    .compare(one.profile(), one.lastDay())
                    .map(view -> view.map(ShadowJob::shown)))
        .select()
        .where(Optional::isPresent)
        .map(Optional::orElseThrow)
        .collect()
        .asList()
        .invoke(metrics::shadows)
        .onFailure()
        .invoke(e -> LOG.debugf("how shadows judge is unknown: %s", e.toString()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static Shadowed shown(ShadowView view) {
    return new Shadowed(
        view.scope().profile(),
        new Judged(view.champion().incidents(), number(view.champion().falseAlarmsADay())),
        new Judged(view.shadow().incidents(), number(view.shadow().falseAlarmsADay())),
        number(view.agreement()),
        view.scope().skipped());
  }

  private static double number(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
