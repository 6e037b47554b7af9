package io.sluice.platform.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Workers of this process, each on its own thread. */
public final class WorkerPool {

  private static final Logger LOG = Logger.getLogger(WorkerPool.class);

  private final List<SessionWorker> workers;
  private final Duration stopTimeout;
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param stopTimeout how long a stop waits for the batch at hand
   */
  public WorkerPool(List<SessionWorker> workers, Duration stopTimeout) {
    this.workers = List.copyOf(workers);
    this.stopTimeout = stopTimeout;
  }

  public void start() {
    for (SessionWorker worker : workers) {
      // daemons: a worker that hangs in a broken network must not keep the process alive
      threads.add(Thread.ofPlatform().daemon().name(worker.name()).start(worker));
    }
  }

  /**
   * Waits until all have left the group; who still waits for a broker after half of the configured
   * time is interrupted.
   */
  public void stop() {
    workers.forEach(SessionWorker::stop);
    Duration half = stopTimeout.dividedBy(2);
    try {
      join(half);
      threads.stream().filter(Thread::isAlive).forEach(Thread::interrupt);
      join(half);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.stream()
        .filter(Thread::isAlive)
        .forEach(
            thread ->
                LOG.warnf(
                    "%s did not stop in time; its open transaction will be aborted",
                    thread.getName()));
  }

  private void join(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }

  public List<WorkerState> states() {
    return workers.stream().map(SessionWorker::state).toList();
  }

  /** Whether every worker's thread runs: one that has died will not come back. */
  public boolean isAlive() {
    return threads.stream().allMatch(Thread::isAlive);
  }
}
