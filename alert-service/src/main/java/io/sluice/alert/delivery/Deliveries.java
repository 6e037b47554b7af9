package io.sluice.alert.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.sluice.alert.channel.Channels;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.NewAlerts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs a worker for each channel. */
@ApplicationScoped
public class Deliveries {

  private static final Logger LOG = Logger.getLogger(Deliveries.class);
  private static final Duration STOP_GRACE = Duration.ofSeconds(3);
  private static final int EXPIRE_AT_ONCE = 500;

  private final List<ChannelWorker> workers;
  private final Resends resends;
  private final NewAlerts alerts;
  private final AlertMetrics metrics;
  private final Duration maxAge;

  Deliveries(
      Channels channels,
      DeliveryStore store,
      Resends resends,
      DeliverySettings settings,
      AlertMetrics metrics,
      TracedAttempts sender,
      NewAlerts alerts) {
    this.resends = resends;
    this.alerts = alerts;
    this.metrics = metrics;
    this.maxAge = settings.config().maxAge();
    channels.all().forEach(channel -> metrics.expect(channel.name()));
    this.workers =
        channels.all().stream()
            .map(
                c ->
                    new ChannelWorker(
                        c, store, settings.retries(), settings.config(), metrics, sender))
            .toList();
  }

  void start(@Observes StartupEvent event) {
    alerts.onCommit(() -> workers.forEach(ChannelWorker::wake));
    workers.forEach(ChannelWorker::start);
  }

  void stop(@Observes ShutdownEvent event) {
    workers.forEach(worker -> worker.stop(STOP_GRACE));
  }

  /** Why deliveries are not begun at present, each channel as a sentence; empty if all is well. */
  public List<String> trouble() {
    return workers.stream().flatMap(worker -> worker.trouble().stream()).toList();
  }

  /** A delivery to a channel that is no longer configured must end, too. */
  @Scheduled(
      every = "60s",
      delayed = "60s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() {
    try {
      // One lease later than a worker would: it is the worker's to give up what it serves.
      List<String> given = resends.expire(maxAge.plusMinutes(1), EXPIRE_AT_ONCE);
      given.forEach(channel -> metrics.delivered(channel, DeliveryStatus.DEAD.name()));
      if (!given.isEmpty()) {
        LOG.errorf("%d deliveries are dead for their age", given.size());
      }
    } catch (SQLException e) {
      LOG.warnf("old deliveries are not given up yet: %s", e.getMessage());
    }
  }
}
