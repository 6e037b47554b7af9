package io.sluice.ingest.limits;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all requests together may hold. Nobody waits for it: there is enough or not. */
public final class ByteBudget {

  private final long total;
  private final AtomicLong used = new AtomicLong();

  public ByteBudget(long total) {
    this.total = total;
  }

  /** A share of one request, nothing yet. */
  public Share open() {
    return new Share();
  }

  public long used() {
    return used.get();
  }

  /** What one request holds, until it is closed. Not thread-safe. */
  public final class Share implements AutoCloseable {

    private long held;

    private Share() {}

    /**
     * @throws OverloadedException if that much is not there because of others
     * @throws LimitExceededException if it would not be there without them either
     */
    public void take(long bytes) {
      if (held + bytes > total) {
        throw new LimitExceededException("bytes of memory for a request", total);
      }
      if (used.addAndGet(bytes) > total) {
        used.addAndGet(-bytes);
        throw new OverloadedException(
            "requests hold the " + total + " bytes already that they may hold together");
      }
      held += bytes;
    }

    public void giveBack(long bytes) {
      used.addAndGet(-bytes);
      held -= bytes;
    }

    @Override
    public void close() {
      giveBack(held);
    }
  }
}
