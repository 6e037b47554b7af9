package io.sluice.query.quality;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows how good the alarms were, read from the database every five minutes. Every replica shows
 * the same: take their maximum. If the database cannot be read nothing is shown: nobody knows.
 */
@ApplicationScoped
class QualityJob {

  private static final Logger LOG = Logger.getLogger(QualityJob.class);

  private final QualityRepository quality;
  private final QueryMetrics metrics;

  QualityJob(@ReactiveDataSource(Pools.WORK) Pool pool, QueryMetrics metrics) {
    this.quality = new QualityRepository(pool);
    this.metrics = metrics;
  }

  @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return quality
        .all()
        .invoke(this::show)
        .onFailure()
        .invoke(
            e -> {
              LOG.debugf("the quality of alarms is unknown: %s", e.toString());
              metrics.quality(List.of());
            })
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void show(List<QualityView> profiles) {
    var shown = new ArrayList<QueryMetrics.Quality>();
    for (QualityView profile : profiles) {
      for (QualityView.Period period : profile.periods()) {
        var precision = period.precision();
        var waited = period.acknowledgement();
        shown.add(
            new QueryMetrics.Quality(
                profile.profile(),
                period.days(),
                precision.trueAlarms(),
                precision.falseAlarms(),
                orNan(precision.share()),
                orNan(waited.medianSeconds()),
                orNan(waited.p90Seconds()),
                period.missed().missed(),
                List.of(
                    rate("info", period.unconfirmed().info()),
                    rate("warning", period.unconfirmed().warning()),
                    rate("critical", period.unconfirmed().critical()))));
      }
    }
    metrics.quality(shown);
  }

  private static QueryMetrics.UnconfirmedAlarms rate(String severity, QualityView.Rate rate) {
    return new QueryMetrics.UnconfirmedAlarms(severity, orNan(rate.perDay()), orNan(rate.low()));
  }

  private static double orNan(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
