package io.sluice.platform.session;

/** One membership of a group, from joining to leaving it; a {@link SessionWorker} runs it. */
public interface Session extends AutoCloseable {

  void join();

  /**
   * Takes in one batch, if there is one.
   *
   * @return whether anything was committed
   * @throws BatchFailedException if nothing of the batch came to be; the session can go on
   * @throws RuntimeException if the session is of no use any more
   */
  boolean pollOnce() throws BatchFailedException;

  WorkerState state();

  /** Whether there is nothing to do any more until what the worker waits for is there again. */
  default boolean isOver() {
    return false;
  }

  /** Makes a waiting {@link #pollOnce} end with a {@code WakeupException}; from any thread. */
  void wakeUp();

  /** Leaves the group, so that others need not wait for the session to time out. */
  @Override
  void close();
}
