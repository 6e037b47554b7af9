package io.sluice.alert.watch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alert.outbound.HttpResult;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alert.store.Loop;
import io.sluice.alerting.receiver.Heartbeat;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives a sign of life to a service that alarms when it stops, as alerting.yaml says, while this
 * replica is ready, the canary included. It is withheld, not replaced by a bad one: that service
 * cannot tell a broken Sluice from one that cannot speak, and should not have to.
 */
@ApplicationScoped
class HeartbeatSender {

  private static final Logger LOG = Logger.getLogger(HeartbeatSender.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Receivers receivers;
  private final SmallRyeHealthReporter health;
  private final Vertx vertx;
  private final AddressGuard guard;
  private final AlertMetrics metrics;
  private final Clock clock;
  private final Loop loop;
  private Instant sentAt = Instant.MIN;
  private boolean failing;

  HeartbeatSender(
      Receivers receivers,
      SmallRyeHealthReporter health,
      Vertx vertx,
      AddressGuard guard,
      AlertMetrics metrics,
      Clock clock) {
    this.receivers = receivers;
    this.health = health;
    this.vertx = vertx;
    this.guard = guard;
    this.metrics = metrics;
    this.clock = clock;
    this.loop = new Loop("heartbeat", LOOK_EVERY, this::look);
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  private boolean look() throws InterruptedException {
    Optional<Heartbeat> wanted = receivers.inForce().config().heartbeat();
    Instant now = clock.instant();
    if (wanted.isEmpty() || now.isBefore(sentAt.plus(wanted.get().every()))) {
      return false;
    }
    sentAt = now;
    if (health.getReadiness().isDown()) {
      said("withheld", "this replica is not ready");
      return false;
    }
    switch (send(wanted.get())) {
      case HttpResult.Answered answer when answer.status() / 100 == 2 -> {
        metrics.heartbeat("delivered");
        failing = false;
      }
      case HttpResult.Answered answer -> said("failed", "HTTP " + answer.status());
      case HttpResult.Unanswered none -> said("failed", none.why());
    }
    return false;
  }

  /** A connection of its own each time: one a minute is not worth keeping. */
  private HttpResult send(Heartbeat heartbeat) throws InterruptedException {
    try (var transport = new HttpTransport(vertx, guard, heartbeat.reach(), clock)) {
      return transport.post(
          HttpMessage.of(heartbeat.reach().url(heartbeat.url()), Map.of(), "text/plain", "alive"));
    } catch (IllegalArgumentException e) {
      return new HttpResult.Unanswered(String.valueOf(e.getMessage()));
    }
  }

  private void said(String outcome, String why) {
    metrics.heartbeat(outcome);
    if (!failing) {
      LOG.warnf("the heartbeat is %s: %s", outcome, why);
    }
    failing = true;
  }
}
