package io.sluice.ingest.limits;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests that are worked on at the same time. Nobody waits at it: there is room or not. */
public final class RequestGate {

  private final int size;
  private final Semaphore free;
  private volatile boolean closed;

  public RequestGate(int size) {
    this.size = size;
    this.free = new Semaphore(size);
  }

  /**
   * @throws OverloadedException if there is no room; the work was not begun
   * @throws IOException what the work throws
   */
  public <T> T within(Work<T> work) throws IOException {
    if (closed) {
      throw new OverloadedException("this process is stopping");
    }
    if (!free.tryAcquire()) {
      throw new OverloadedException(size + " requests are worked on already");
    }
    try {
      return work.run();
    } finally {
      free.release();
    }
  }

  /**
   * Lets nobody in any more and waits for those inside.
   *
   * @return whether all came out in time
   */
  public boolean close(Duration timeout) throws InterruptedException {
    closed = true;
    return free.tryAcquire(size, timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  public int inside() {
    return size - free.availablePermits();
  }

  /** What one request is about. */
  @FunctionalInterface
  public interface Work<T> {

    T run() throws IOException;
  }
}
