package io.sluice.query.live;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps one connection open on which the database tells what any replica has committed. */
@ApplicationScoped
class Listener {

  private static final Logger LOG = Logger.getLogger(Listener.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Pool pool;
  private final LiveFeed feed;
  private volatile boolean stopped;
  private volatile Cancellable connecting = () -> {};
  private volatile @Nullable SqlConnection connection;

  Listener(@ReactiveDataSource(Pools.WORK) Pool pool, LiveFeed feed) {
    this.pool = pool;
    this.feed = feed;
  }

  void start(@Observes StartupEvent event) {
    connect();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    connecting.cancel();
    SqlConnection open = connection;
    if (open != null) {
      open.closeAndForget();
    }
  }

  private void connect() {
    connecting =
        pool.getConnection()
            .chain(this::listen)
            .onFailure()
            .invoke(e -> LOG.debugf("not listening yet: %s", e.toString()))
            .onFailure()
            .retry()
            .withBackOff(FIRST_WAIT, LONGEST_WAIT)
            .indefinitely()
            .subscribe()
            .with(open -> connection = open);
  }

  /** What fails before it listens is tried again by {@link #connect}, what is lost later here. */
  private Uni<SqlConnection> listen(SqlConnection open) {
    PgConnection postgres = PgConnection.cast(open.getDelegate());
    postgres.notificationHandler(notice -> received(notice.getPayload()));
    return open.query("listen " + Notification.CHANNEL)
        .execute()
        .invoke(() -> open.closeHandler(this::closed))
        .replaceWith(open)
        .onFailure()
        .call(open::close);
  }

  private void closed() {
    if (!stopped) {
      LOG.info("live feed: connection to the database lost, connecting again");
      connect();
    }
  }

  private void received(String payload) {
    try {
      feed.publish(Messages.decode(payload.getBytes(StandardCharsets.UTF_8), Notification.class));
    } catch (MalformedMessageException e) {
      LOG.debugf("somebody else's notice: %s", e.getMessage());
    }
  }
}
