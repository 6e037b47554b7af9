package io.sluice.alert.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Endings;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.NewAlerts;
import io.sluice.alert.watch.CanaryChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Runs a worker for each channel. When the file of receivers changes, those whose channels are no
 * longer in force end, and others begin.
 */
@ApplicationScoped
public class Deliveries {

  private static final Logger LOG = Logger.getLogger(Deliveries.class);
  private static final Duration STOP_GRACE = Duration.ofSeconds(3);

  /** Loop, attempts under way, and a database that takes what they came to. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private static final int EXPIRE_AT_ONCE = 500;

  /** Longer than a file takes to reach all replicas. */
  private static final Duration ABANDON_AFTER = Duration.ofMinutes(10);

  private final Map<Channel, ChannelWorker> workers = new ConcurrentHashMap<>();
  private final Receivers receivers;
  private final CanaryChannel canary;
  private final Function<Channel, ChannelWorker> maker;
  private final Resends resends;
  private final NewAlerts alerts;
  private final AlertMetrics metrics;
  private final Duration maxAge;
  private final Clock clock;

  Deliveries(
      Receivers receivers,
      CanaryChannel canary,
      DeliveryStore store,
      Resends resends,
      DeliverySettings settings,
      AlertMetrics metrics,
      TracedAttempts sender,
      NewAlerts alerts,
      Clock clock) {
    this.receivers = receivers;
    this.canary = canary;
    this.resends = resends;
    this.alerts = alerts;
    this.clock = clock;
    this.metrics = metrics;
    this.maxAge = settings.config().maxAge();
    this.maker =
        channel ->
            new ChannelWorker(
                channel,
                receivers.pace(channel.name()),
                store,
                settings.retries(),
                settings.config(),
                metrics,
                sender);
  }

  void start(@Observes StartupEvent event) {
    alerts.onCommit(() -> workers.values().forEach(ChannelWorker::wake));
    receivers.onChange(this::follow);
    follow();
  }

  /** One worker for each channel that is in force, and none for others. */
  private synchronized void follow() {
    var channels = new ArrayList<>(receivers.inForce().channels().values());
    channels.add(canary);
    for (Channel channel : channels) {
      workers.computeIfAbsent(
          channel,
          added -> {
            metrics.expect(added.name());
            ChannelWorker worker = maker.apply(added);
            worker.start();
            return worker;
          });
    }
    for (Channel channel : workers.keySet()) {
      if (!channels.contains(channel)) {
        ChannelWorker worker = workers.remove(channel);
        Thread.ofVirtual().name("end-" + channel.name()).start(() -> end(worker, channel));
      }
    }
  }

  private static void end(ChannelWorker worker, Channel channel) {
    worker.stop(STOP_GRACE);
    channel.close();
  }

  void stop(@Observes ShutdownEvent event) {
    // One after the other would take longer than a pod is given to stop.
    var ends = new HashMap<String, Runnable>();
    workers.forEach((channel, worker) -> ends.put(channel.name(), () -> end(worker, channel)));
    Endings.all(ends, STOP_WITHIN);
  }

  /** Why deliveries are not begun at present, each channel as a sentence; empty if all is well. */
  public List<String> trouble() {
    return workers.values().stream().flatMap(worker -> worker.trouble().stream()).toList();
  }

  /** What nobody serves must end, too. */
  @Scheduled(
      every = "60s",
      delayed = "60s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() {
    try {
      // One lease later than a worker would: it is the worker's to give up what it serves.
      ended(resends.expire(maxAge.plusMinutes(1), EXPIRE_AT_ONCE), "their age");
      if (knowsAllReceivers()) {
        ended(resends.abandon(served(), ABANDON_AFTER, EXPIRE_AT_ONCE), "want of a receiver");
      }
    } catch (SQLException e) {
      LOG.warnf("old deliveries are not given up yet: %s", e.getMessage());
    }
  }

  private List<String> served() {
    var names = new ArrayList<>(receivers.inForce().channels().keySet());
    names.add(canary.name());
    return names;
  }

  /** One that refused the newest file may not know a receiver that another replica serves. */
  private boolean knowsAllReceivers() {
    return receivers.refused().isEmpty()
        && receivers.inForce().since().isBefore(clock.instant().minus(ABANDON_AFTER));
  }

  private void ended(List<String> channels, String why) {
    channels.forEach(channel -> metrics.delivered(channel, DeliveryStatus.DEAD.name()));
    if (!channels.isEmpty()) {
      LOG.errorf("%d deliveries are dead for %s", channels.size(), why);
    }
  }
}
