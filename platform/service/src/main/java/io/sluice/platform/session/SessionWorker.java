package io.sluice.platform.session;

import io.sluice.platform.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
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
public final class SessionWorker implements Runnable {

  private static final Logger LOG = Logger.getLogger(SessionWorker.class);
  private static final long STATE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration OBSTACLE_WAIT = Duration.ofMillis(500);

  private final String name;
  private final Identity identity;
  private final Supplier<Session> sessions;
  private final Supplier<Optional<String>> obstacle;
  private final Backoff backoff;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile WorkerState state = new WorkerState.Waiting("starting");
  private volatile @Nullable Session current;

  /**
   * What a process is called in its groups.
   *
   * @param name unique, stable over restarts
   * @param setting that says so
   */
  public record Identity(String name, String setting) {}

  /**
   * @param name for people
   * @param sessions makes a session that has not joined yet
   * @param obstacle why none can begin yet, empty if it can
   * @param backoff pauses between two tries
   */
  public SessionWorker(
      String name,
      Identity identity,
      Supplier<Session> sessions,
      Supplier<Optional<String>> obstacle,
      Backoff backoff) {
    this.name = name;
    this.identity = identity;
    this.sessions = sessions;
    this.obstacle = obstacle;
    this.backoff = backoff;
  }

  @Override
  public void run() {
    awaitObstacle();
    try {
      while (!isStopping()) {
        try {
          if (serve()) {
            awaitObstacle();
          }
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

  private void awaitObstacle() {
    Optional<String> reason;
    while (!isStopping() && (reason = obstacle.get()).isPresent()) {
      state = new WorkerState.Waiting(reason.get());
      pause(OBSTACLE_WAIT);
    }
  }

  /** Returns whether there is nothing to do any more. */
  private boolean serve() {
    if (state instanceof WorkerState.Serving) {
      state = new WorkerState.Waiting("connecting to Kafka");
    }
    try (var session = sessions.get()) {
      current = session;
      session.join();
      long stateAt = System.nanoTime() - STATE_NANOS;
      while (!isStopping() && !session.isOver()) {
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
      return true;
    } finally {
      current = null;
    }
  }

  private void failed(RuntimeException e) {
    Duration delay = backoff.next();
    String sentence = FailureSentence.of(e, identity.name(), identity.setting());
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
