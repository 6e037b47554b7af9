package io.sluice.ingest.limits;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all requests together may hold. Nobody waits for it: there is enough or not. */
public final class ByteBudget {

  private final long total;
  private final AtomicLong used = new AtomicLong();

  public ByteBudget(long total) {
    this.total = total;
  }

  /**
   * @throws OverloadedException if that much is not there
   */
  public void take(long bytes) {
    if (used.addAndGet(bytes) > total) {
      used.addAndGet(-bytes);
      throw new OverloadedException(
          "requests hold the " + total + " bytes already that they may hold together");
    }
  }

  public void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  public long used() {
    return used.get();
  }
}
