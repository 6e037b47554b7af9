package io.sluice.alert.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that empties a table: works while there is work, else waits to be woken or for the poll
 * interval; after a failure it waits longer and longer, and says so once per failure streak.
 */
public final class Loop implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

  private final String name;
  private final Round round;
  private final Duration pollEvery;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean running = true;
  private volatile String failure;

  /** One round of work; true if there may be more to do at once. */
  @FunctionalInterface
  public interface Round {
    boolean run() throws Exception;
  }

  public Loop(String name, Duration pollEvery, Round round) {
    this.name = name;
    this.round = round;
    this.pollEvery = pollEvery;
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  public void wake() {
    wake.release();
  }

  /** Why the last round failed, null if it did not. */
  public String failure() {
    return failure;
  }

  private void run() {
    Duration backoff = pollEvery;
    while (running) {
      Duration pause = pollEvery;
      try {
        wake.drainPermits();
        boolean more = round.run();
        if (failure != null) {
          LOG.infof("%s works again", name);
          failure = null;
        }
        backoff = pollEvery;
        if (more) {
          continue;
        }
      } catch (InterruptedException e) {
        break;
      } catch (Exception e) {
        if (failure == null && running) {
          LOG.warnf("%s waits and tries again: %s", name, e.getMessage());
        }
        failure = String.valueOf(e.getMessage());
        backoff = min(backoff.multipliedBy(2), MAX_BACKOFF);
        pause = backoff;
      }
      try {
        if (!running) {
          break;
        }
        if (failure == null) {
          wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        } else {
          Thread.sleep(pause);
        }
      } catch (InterruptedException e) {
        break;
      }
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Lets the round that runs end; interrupts it if it takes longer than the grace. */
  public void close(Duration grace) {
    running = false;
    wake();
    try {
      if (!thread.join(grace)) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(2));
  }
}
