package io.sluice.scoring.intake;

import io.sluice.platform.retry.Backoff;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.BundleStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one {@link Session} after the other until it is stopped: whatever happens to the broker or
 * to a producer's epoch, it tries again with growing pauses, and says meanwhile why it does not
 * serve.
 */
public final class ScoringWorker implements Runnable {

  private static final Logger LOG = Logger.getLogger(ScoringWorker.class);
  private static final long STATE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration BUNDLE_WAIT = Duration.ofMillis(500);

  private final String name;
  private final String instance;
  private final Supplier<Session> sessions;
  private final BundleRegistry bundles;
  private final Backoff backoff;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile WorkerState state = new WorkerState.Waiting("starting");
  private volatile @Nullable Session current;

  /**
   * @param name for people
   * @param instance what the process is called in the group
   * @param sessions makes a session that has not joined yet
   */
  public ScoringWorker(
      String name,
      String instance,
      Supplier<Session> sessions,
      BundleRegistry bundles,
      IntakeConfig config) {
    this.name = name;
    this.instance = instance;
    this.sessions = sessions;
    this.bundles = bundles;
    this.backoff = new Backoff(config.retryMin(), config.retryMax());
  }

  @Override
  public void run() {
    awaitFirstBundle();
    try {
      while (!isStopping()) {
        try {
          serve();
        } catch (RuntimeException e) {
          // the stop itself interrupts whatever waits for the broker
          if (!isStopping()) {
            failed(e);
          }
        }
      }
    } finally {
      state = new WorkerState.Stopped();
    }
  }

  /** Without any bundle every reading would become a dead letter. */
  private void awaitFirstBundle() {
    while (!isStopping() && bundles.status().stream().noneMatch(ScoringWorker::isServing)) {
      state = new WorkerState.Waiting("no bundle to judge with");
      pause(BUNDLE_WAIT);
    }
  }

  private static boolean isServing(BundleStatus status) {
    return !(status instanceof BundleStatus.Refused);
  }

  private void serve() {
    if (state instanceof WorkerState.Serving) {
      state = new WorkerState.Waiting("connecting to Kafka");
    }
    try (var session = sessions.get()) {
      current = session;
      session.join();
      long stateAt = System.nanoTime() - STATE_NANOS;
      while (!isStopping()) {
        try {
          // a poll that brings nothing, or only rebuilds windows, proves nothing
          if (session.pollOnce()) {
            backoff.reset();
          }
        } catch (BatchFailedException e) {
          failed(e.reason());
        }
        if (System.nanoTime() - stateAt >= STATE_NANOS) {
          state = session.state();
          stateAt = System.nanoTime();
        }
      }
    } finally {
      current = null;
    }
  }

  private void failed(RuntimeException e) {
    Duration delay = backoff.next();
    String sentence = FailureSentence.of(e, instance);
    state = new WorkerState.Failing(sentence);
    LOG.errorf(
        "%s: trying again from the last commit in %d ms: %s", name, delay.toMillis(), sentence);
    LOG.debug("the cause", e);
    pause(delay);
  }

  private void pause(Duration delay) {
    try {
      stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopping.countDown();
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  public String name() {
    return name;
  }

  public WorkerState state() {
    return state;
  }

  /** Lets the batch at hand end, then leaves the group; from any thread, returns at once. */
  public void stop() {
    stopping.countDown();
    var session = current;
    if (session != null) {
      session.wakeUp();
    }
  }
}
