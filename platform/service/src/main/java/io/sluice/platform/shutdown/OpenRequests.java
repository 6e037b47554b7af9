package io.sluice.platform.shutdown;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Requests that have no answer yet. */
final class OpenRequests {

  private int open;
  private boolean closed;

  /**
   * One more; it is to {@link #leave()}.
   *
   * @return whether it may be worked on
   */
  synchronized boolean enter() {
    if (closed) {
      return false;
    }
    open++;
    return true;
  }

  synchronized void leave() {
    open--;
    notifyAll();
  }

  /**
   * Lets nobody in any more and waits for those inside.
   *
   * @return how many are inside when the time is up
   */
  synchronized int close(Duration limit) throws InterruptedException {
    closed = true;
    long deadline = System.nanoTime() + limit.toNanos();
    for (long left = limit.toNanos(); open > 0 && left > 0; left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return open;
  }
}
