package io.sluice.scoring.trial;

import io.sluice.detection.bundle.Bundle;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds as long as it is judged: one of the slots, and the bundle. Given back once,
 * whether the answer was written, failed, or was never begun because who asked had gone.
 */
final class TrialHold implements AutoCloseable {

  private final Semaphore slots;
  private final AtomicBoolean isBegun = new AtomicBoolean();
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private volatile boolean isPrepared;
  private volatile boolean isOver;
  private final AtomicReference<@Nullable Runnable> release = new AtomicReference<>();

  /**
   * @param slots of which one has been taken
   */
  TrialHold(Semaphore slots) {
    this.slots = slots;
  }

  /** The bundle is in use from now on. */
  Bundle with(Bundle bundle, Runnable whenUnused) {
    release.set(whenUnused);
    if (isClosed.get()) {
      releaseBundle(); // who asked has gone meanwhile
    }
    return bundle;
  }

  /** Nothing works on the file until its answer is written: who has gone meanwhile ends it here. */
  void prepared() {
    isPrepared = true;
    if (isOver) {
      endUnbegun();
    }
  }

  /** Whether the answer may be written: by the first who asks, unless it is given back. */
  boolean begin() {
    return isBegun.compareAndSet(false, true) && !isClosed.get();
  }

  /** The request is over: all is told, or who asked has gone, which writing does not tell. */
  void requestEnded() {
    isOver = true;
    if (isPrepared) {
      endUnbegun();
    }
  }

  private void endUnbegun() {
    if (isBegun.compareAndSet(false, true)) {
      close();
    }
  }

  /** Whether nobody waits for the answer any more. */
  boolean isOver() {
    return isOver;
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      releaseBundle();
      slots.release();
    }
  }

  private void releaseBundle() {
    Runnable whenUnused = release.getAndSet(null);
    if (whenUnused != null) {
      whenUnused.run();
    }
  }
}
