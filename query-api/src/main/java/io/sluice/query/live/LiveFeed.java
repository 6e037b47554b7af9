package io.sluice.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.query.alert.AlertRepository;
import io.sluice.query.alert.AlertView;
import io.sluice.query.incident.IncidentRepository;
import io.sluice.query.incident.IncidentView;
import io.sluice.query.metrics.QueryMetrics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Hands what happens to every client. A slow client misses scores, of which only the newest counts,
 * but no incident: if too many of those wait for it, it is disconnected and will read them again.
 */
@ApplicationScoped
class LiveFeed {

  private static final Logger LOG = Logger.getLogger(LiveFeed.class);

  private final LiveConfig config;
  private final QueryMetrics metrics;
  private final AlertRepository alerts;
  private final IncidentRepository incidents;
  private final ObjectMapper json;
  private final AtomicInteger subscribers = new AtomicInteger();
  private final BroadcastProcessor<LiveEvent> scores = BroadcastProcessor.create();
  private final BroadcastProcessor<LiveEvent> changes = BroadcastProcessor.create();
  private final BroadcastProcessor<LiveEvent> heartbeats = BroadcastProcessor.create();
  private final AtomicLong counts = new AtomicLong();
  private Cancellable beat = () -> {};
  private long newestCount;
  private long open;

  LiveFeed(
      LiveConfig config,
      QueryMetrics metrics,
      AlertRepository alerts,
      IncidentRepository incidents,
      ObjectMapper json) {
    this.config = config;
    this.metrics = metrics;
    this.alerts = alerts;
    this.incidents = incidents;
    this.json = json;
    metrics.liveSubscribers(subscribers);
  }

  void start(@Observes StartupEvent event) {
    beat =
        Multi.createFrom()
            .ticks()
            .every(config.heartbeat())
            .onOverflow()
            .drop()
            .subscribe()
            .with(tick -> heartbeats.onNext(LiveEvent.HEARTBEAT));
  }

  /** Before requests in flight are waited for: these would never end. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    beat.cancel();
    heartbeats.onComplete();
    scores.onComplete();
    changes.onComplete();
  }

  /**
   * A stream for one client that lasts until either side ends it.
   *
   * @throws TooManySubscribersException if there are as many as may be
   */
  Multi<LiveEvent> subscribe() {
    if (subscribers.incrementAndGet() > config.maxSubscribers()) {
      subscribers.decrementAndGet();
      metrics.liveRefused();
      throw new TooManySubscribersException(config.maxSubscribers());
    }
    return Multi.createBy()
        .merging()
        .withRequests(1)
        .streams(
            heartbeats.onOverflow().drop(),
            Multi.createFrom().item(LiveEvent.HEARTBEAT),
            scores.onOverflow().dropPreviousItems(),
            changes.onOverflow().buffer(config.maxWaiting()))
        .onTermination()
        .invoke(() -> subscribers.decrementAndGet());
  }

  /** Something was committed, here or on another replica. */
  void publish(Notification notification) {
    if (subscribers.get() == 0) {
      return;
    }
    if (!notification.scores().isEmpty()) {
      scores.onNext(new LiveEvent(LiveEvent.SCORES, text(notification.scores())));
    }
    if (!notification.alerts().isEmpty()) {
      publishChanges(notification.alerts());
    }
  }

  private void publishChanges(List<UUID> ids) {
    changesOf(ids)
        .subscribe()
        .with(count -> {}, e -> LOG.warnf("the live feed misses alerts %s: %s", ids, e.toString()));
  }

  private Uni<Long> changesOf(List<UUID> ids) {
    return alerts
        .byIds(ids)
        .chain(
            found ->
                incidents
                    .byIds(found.stream().map(AlertView::incident).distinct().toList())
                    .chain(changed -> count(found, changed)));
  }

  private Uni<Long> count(List<AlertView> found, List<IncidentView> changed) {
    long number = counts.incrementAndGet();
    return incidents.countOpen().invoke(count -> emit(found, changed, number, count));
  }

  /**
   * Notices are loaded side by side: what was counted before must not be told after.
   *
   * @param number of the count, in the order in which they began
   */
  private synchronized void emit(
      List<AlertView> found, List<IncidentView> changed, long number, long count) {
    if (number > newestCount) {
      newestCount = number;
      open = count;
    }
    found.forEach(alert -> changes.onNext(new LiveEvent(LiveEvent.ALERT, text(alert))));
    changed.stream()
        .map(incident -> new LiveIncident(incident, open))
        .forEach(change -> changes.onNext(new LiveEvent(LiveEvent.INCIDENT, text(change))));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }
}
