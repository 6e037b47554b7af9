package io.sluice.ingest.limits;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Requests that are worked on at the same time. Nobody waits at it: there is room or not. */
public final class RequestGate {

  private final int size;
  private final Semaphore free;

  public RequestGate(int size) {
    this.size = size;
    this.free = new Semaphore(size);
  }

  /**
   * @throws OverloadedException if there is no room; the work was not begun
   * @throws IOException what the work throws
   */
  public <T> T within(Work<T> work) throws IOException {
    if (!free.tryAcquire()) {
      throw new OverloadedException(size + " requests are worked on already");
    }
    try {
      return work.run();
    } finally {
      free.release();
    }
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
