package io.sluice.query.live;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.contracts.RawScore;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells all replicas what has just been committed, each of which has other clients than this one.
 * Nothing here is needed to be right: a notice that gets lost costs a live update, never a row.
 */
@ApplicationScoped
public class LivePublisher {

  private static final Logger LOG = Logger.getLogger(LivePublisher.class);

  private final Pool pool;
  private final LiveConfig config;
  private final ScoreThinner scores;
  private Cancellable ticks = () -> {};

  LivePublisher(@ReactiveDataSource(Pools.WORK) Pool pool, LiveConfig config) {
    this.pool = pool;
    this.config = config;
    this.scores = new ScoreThinner(config.maxStreams());
  }

  void start(@Observes StartupEvent event) {
    ticks =
        Multi.createFrom()
            .ticks()
            .every(config.scoreInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> notifyAll(Notification.ofScores(scores.drain())))
            .subscribe()
            .with(done -> {}, e -> LOG.error("the live feed has no scores any more", e));
  }

  void stop(@Observes ShutdownEvent event) {
    ticks.cancel();
  }

  public void score(RawScore score) {
    scores.offer(score);
  }

  public void alerts(List<UUID> committed) {
    notifyAll(Notification.ofAlerts(committed)).subscribe().with(done -> {});
  }

  /** Never fails. */
  private Uni<Void> notifyAll(List<String> texts) {
    if (texts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery("select pg_notify($1, text) from unnest($2::text[]) as t (text)")
        .execute(Tuple.of(Notification.CHANNEL, texts.toArray(String[]::new)))
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.debugf("live notice lost: %s", e.toString()))
        .onFailure()
        .recoverWithNull();
  }
}
