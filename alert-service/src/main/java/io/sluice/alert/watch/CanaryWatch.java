package io.sluice.alert.watch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.publish.CommandPublisher;
import io.sluice.alert.store.Loop;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.ReservedAssets;
import io.sluice.contracts.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends canaries and misses those that do not come out.
 *
 * <p>One enters as a record of the topic of commands, under the key of the reserved asset: it takes
 * the broker, the consumer and its group, the intake's transaction, the outbox, a worker and a
 * channel, all that an alert takes but for the state machine, which is a pure function. Neither as
 * a reading nor as a score: no reading is anomalous to every bundle that somebody may train, scores
 * are scoring-service's to write, and both would have to be kept out of history and statistics;
 * that readings come and are scored is watched by incidents of silent assets and the alert on
 * missing scores.
 */
@ApplicationScoped
public class CanaryWatch {

  private static final Logger LOG = Logger.getLogger(CanaryWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final CanaryConfig config;
  private final CanaryTable table;
  private final CommandPublisher log;
  private final Receivers receivers;
  private final AlertMetrics metrics;
  private final Clock clock;
  private final Loop loop;
  private volatile @Nullable Instant lostSince;
  private volatile Instant startedAt = Instant.MAX;

  CanaryWatch(
      CanaryConfig config,
      CanaryTable table,
      CommandPublisher log,
      Receivers receivers,
      AlertMetrics metrics,
      Clock clock) {
    this.config = config;
    this.table = table;
    this.log = log;
    this.receivers = receivers;
    this.metrics = metrics;
    this.clock = clock;
    this.loop = new Loop("canary", LOOK_EVERY, this::look);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      startedAt = clock.instant();
      metrics.canary(() -> lostSince == null ? 0 : 1);
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (config.enabled()) {
      loop.close();
    }
  }

  /** Since when none has come out in time; empty if all is well. */
  public Optional<Instant> lostSince() {
    return Optional.ofNullable(lostSince);
  }

  private boolean look() throws SQLException, InterruptedException {
    UUID round = UUID.randomUUID();
    // One that was sent before this start may still be on the log, and has its time anew.
    if (clock.instant().isAfter(startedAt.plus(config.within()))) {
      table.lose(config.within());
    }
    if (table.send(round, config.every())) {
      try {
        log.publish(round).await().indefinitely();
      } catch (RuntimeException e) {
        LOG.warnf("the broker does not take a canary: %s", e.getMessage());
      }
    }
    lostSince = table.read().map(CanaryState::lostSince).orElse(null);
    Optional<CanaryTable.News> news = table.claimNews();
    if (news.isPresent() && tell(news.get())) {
      table.told(news.get());
    }
    return false;
  }

  private String receiver() {
    return config.receiver().orElse("its queue");
  }

  private boolean tell(CanaryTable.News news) throws InterruptedException {
    // The same loss is the same incident, whoever tells it, and however often.
    UUID incident =
        MessageIds.incident(ReservedAssets.CANARY, Category.PROCESS, news.since(), 0, 0);
    if (news.isLost()) {
      LOG.errorf("no canary has come out since %s", news.since());
      return tell(
          CanaryRows.alert(
              incident,
              AlertKind.OPENED,
              Severity.CRITICAL,
              news.since(),
              "Sluice's own alarm does not come through: what it sent at %s was not out of %s within %s. Alerts may not reach people."
                  .formatted(news.since(), receiver(), config.within())));
    }
    LOG.info("canaries come out again");
    return tell(
        CanaryRows.alert(
            incident,
            AlertKind.RESOLVED,
            Severity.CRITICAL,
            news.since(),
            "Sluice's own alarm comes through again, out of " + receiver()));
  }

  /**
   * Past the queue, which may be what is broken, through all that are not tried by the canary.
   *
   * @return whether it is told: somebody has it, or there is nobody. If not, it is told again
   */
  private boolean tell(Alert alert) throws InterruptedException {
    boolean isAlone = true;
    boolean isTold = false;
    for (Channel channel : receivers.inForce().channels().values()) {
      if (config.receiver().filter(channel.name()::equals).isPresent()) {
        continue;
      }
      isAlone = false;
      Receipt receipt =
          channel.send(Notification.of(MessageIds.delivery(alert.id(), channel.name()), alert));
      isTold |= receipt instanceof Receipt.Delivered;
      if (!(receipt instanceof Receipt.Delivered)) {
        LOG.errorf("channel=%s was not told of the canary: %s", channel.name(), receipt.detail());
      }
    }
    return isTold || isAlone;
  }
}
