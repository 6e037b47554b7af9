package io.sluice.alert.store;

import io.sluice.platform.postgres.SqlFailure;
import io.sluice.platform.retry.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that empties a table: works while there is work, else waits to be woken or for the poll
 * interval; after a failure, whatever it is, it waits longer and longer, and says so once per
 * failure streak. Only closing it ends it.
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
  private volatile @Nullable String failure;

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
  public @Nullable String failure() {
    return failure;
  }

  private void run() {
    var backoff = new Backoff(pollEvery, MAX_BACKOFF);
    while (running) {
      try {
        wake.drainPermits();
        boolean more = round.run();
        if (failure != null) {
          LOG.infof("%s works again", name);
          failure = null;
        }
        backoff.reset();
        if (more) {
          continue;
        }
      } catch (Throwable e) {
        // Errors as well: a thread that ended would leave its table as it is, and nobody would
        // know.
        if (e instanceof InterruptedException && !running) {
          break;
        }
        if (failure == null && running) {
          say(e);
        }
        failure = reason(e);
      }
      try {
        if (!running) {
          break;
        }
        if (failure == null) {
          wake.tryAcquire(pollEvery.toMillis(), TimeUnit.MILLISECONDS);
        } else {
          Thread.sleep(backoff.next());
        }
      } catch (InterruptedException e) {
        break;
      }
    }
  }

  /** What the database or the broker says is enough; of a bug it takes where it is. */
  private void say(Throwable e) {
    if (e instanceof SQLException) {
      LOG.warnf("%s waits and tries again: %s", name, reason(e));
    } else {
      LOG.errorf(e, "%s failed by a bug, waits and tries again", name);
    }
  }

  private static String reason(Throwable e) {
    return e instanceof SQLException sql ? SqlFailure.words(sql) : e.toString();
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
