package io.sluice.alert.delivery;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.Loop;
import io.sluice.alerting.receiver.Pace;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.platform.postgres.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Empties the queue of one channel. Each channel has its own: a slow one holds up no other. */
final class ChannelWorker {

  private static final Logger LOG = Logger.getLogger(ChannelWorker.class);

  private final Channel channel;
  private final DeliveryStore store;
  private final RetryPolicy retries;
  private final ClaimTerms terms;
  private final AlertMetrics metrics;
  private final TracedAttempts sender;
  private final int slots;
  private final Semaphore free;
  private final Queue<Attempted> ended = new ConcurrentLinkedQueue<>();
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
  private final Loop loop;

  ChannelWorker(
      Channel channel,
      Pace pace,
      DeliveryStore store,
      RetryPolicy retries,
      DeliveryConfig config,
      AlertMetrics metrics,
      TracedAttempts sender) {
    this.channel = channel;
    this.store = store;
    this.retries = retries;
    this.terms = new ClaimTerms(channel.name(), pace, config.lease(), config.yieldAfter(), retries);
    this.metrics = metrics;
    this.sender = sender;
    this.slots = config.inFlight();
    this.free = new Semaphore(slots);
    this.loop = new Loop("delivery-" + channel.name(), config.pollEvery(), this::claimAndSend);
  }

  void start() {
    loop.start();
  }

  void wake() {
    loop.wake();
  }

  /** Why deliveries of this channel are not begun at present. */
  Optional<String> trouble() {
    return Optional.ofNullable(loop.failure()).map(why -> channel.name() + ": " + why);
  }

  private boolean claimAndSend() throws SQLException {
    storeResults();
    int room = free.drainPermits();
    int used = 0;
    try {
      if (room == 0) {
        return false;
      }
      Claimed claimed = store.claim(terms, room);
      superseded(claimed.superseded());
      for (Claim claim : claimed.claims()) {
        attempts.execute(() -> attempt(claim));
        // Not before: what could not be begun gives no slot back.
        used++;
      }
      return used == room && room < slots;
    } finally {
      free.release(room - used);
    }
  }

  private void superseded(int superseded) {
    if (superseded > 0) {
      metrics.delivered(channel.name(), DeliveryStatus.SUPERSEDED.name(), superseded);
      LOG.warnf(
          "channel=%s %d deliveries failed %d times and are superseded by newer alerts",
          channel.name(), superseded, terms.yieldAfter());
    }
  }

  private void attempt(Claim claim) {
    try {
      Receipt receipt = send(claim);
      metrics.attempted(channel.name(), receipt);
      ended.add(
          new Attempted(
              claim,
              receipt,
              retries.judge(
                  receipt,
                  claim.attempt(),
                  claim.age(),
                  ThreadLocalRandom.current().nextDouble())));
    } catch (InterruptedException e) {
      // The service stops; the lease runs out and another replica, or the next start, tries again.
      Thread.currentThread().interrupt();
      free.release();
    }
    loop.wake();
  }

  /**
   * All that have ended in one transaction: one each would cost more than the attempts. Until they
   * are stored they keep their slots, and are stored later if the database is away.
   */
  private void storeResults() throws SQLException {
    var results = List.copyOf(ended);
    if (results.isEmpty()) {
      return;
    }
    try {
      store.finish(terms, results).forEach(one -> finished(one.claim(), one.decision()));
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.REFUSED) {
        throw e;
      }
      // To try these again is to fail again, and nothing else would be sent.
      LOG.errorf(
          "channel=%s the database refuses the results of %d attempts, they will be made again: %s",
          channel.name(), results.size(), SqlFailure.words(e));
    }
    results.forEach(ended::remove);
    free.release(results.size());
  }

  private Receipt send(Claim claim) throws InterruptedException {
    try {
      return sender.send(
          channel, claim.notification(), claim.attempts(), claim.alert(), claim.traceparent());
    } catch (MalformedMessageException e) {
      return new Receipt.Refused("the stored alert cannot be read: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      // Errors as well, or it would never count as failed and be tried for ever.
      LOG.errorf(e, "delivery=%s channel=%s failed by a bug", claim.id(), channel.name());
      return Receipt.Failed.because(e.getClass().getSimpleName());
    }
  }

  private void finished(Claim claim, RetryDecision decision) {
    switch (decision) {
      case RetryDecision.Delivered delivered ->
          metrics.delivered(channel.name(), DeliveryStatus.DELIVERED.name(), claim.size());
      case RetryDecision.Dead dead -> {
        metrics.delivered(channel.name(), DeliveryStatus.DEAD.name(), claim.size());
        LOG.errorf("delivery=%s channel=%s is dead: %s", claim.id(), channel.name(), dead.why());
      }
      case RetryDecision.RetryIn retry ->
          LOG.debugf(
              "delivery=%s channel=%s again in %s: %s",
              claim.id(), channel.name(), retry.pause(), retry.why());
    }
  }

  /** Claims no more and gives what is under way the grace to end. */
  void stop(Duration grace) {
    loop.close();
    attempts.shutdown();
    try {
      if (!attempts.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        attempts.shutdownNow();
      }
      storeResults();
    } catch (SQLException e) {
      // It may be delivered once more, under the same id.
      LOG.warnf(
          "channel=%s what the last attempts came to is not stored: %s",
          channel.name(), e.getMessage());
    } catch (InterruptedException e) {
      attempts.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
