package io.sluice.scoring.intake;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the workers that judge are at work, whether they keep up, and what their memories may
 * take, for whoever gives way to them. Safe for many threads.
 */
public final class IntakeLoad {

  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger behind = new AtomicInteger();
  private volatile long largestMemory;

  /** What one worker says of itself. */
  public final class Worker implements AutoCloseable {

    private boolean isBehind;

    /**
     * A batch begins.
     *
     * @param isFull whether it has as many records as one may have: then more are waiting
     */
    public void begins(boolean isFull) {
      working.incrementAndGet();
      behind(isFull);
    }

    /** It is committed, or given up. */
    public void ends() {
      working.decrementAndGet();
    }

    /**
     * What one stream that learns may take.
     *
     * @param bytes 0 if none learns
     */
    public void learns(long bytes) {
      largestMemory = bytes;
    }

    /** There is nothing to read. */
    public void isIdle() {
      behind(false);
    }

    private void behind(boolean now) {
      if (now != isBehind) {
        behind.addAndGet(now ? 1 : -1);
        isBehind = now;
      }
    }

    @Override
    public void close() {
      behind(false);
    }
  }

  public Worker worker() {
    return new Worker();
  }

  /** Bytes of the largest memory of those that learn, 0 if none does: all judge by the same. */
  public long largestMemory() {
    return largestMemory;
  }

  /** Whether any worker is within a batch. */
  public boolean isWorking() {
    return working.get() > 0;
  }

  /** Whether more is waiting for any worker than it can take in at once. */
  public boolean isBehind() {
    return behind.get() > 0;
  }
}
