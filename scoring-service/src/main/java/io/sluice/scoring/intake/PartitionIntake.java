package io.sluice.scoring.intake;

import io.sluice.detection.window.WindowRing;
import io.sluice.platform.session.CommitNote;
import io.sluice.platform.session.StartPoint;
import io.sluice.scoring.window.PartitionWindows;
import org.jspecify.annotations.Nullable;

/** An assigned partition: its windows and how far it has come. */
public final class PartitionIntake {

  private final StartPoint start;
  private final PartitionWindows windows;
  private final long startedNanos;
  private long storedUntil;
  private long replayed;
  private volatile boolean rebuilding;
  private @Nullable String wait;

  /**
   * @param startsUnstored whether what was stored is gone or of no use: what is committed next then
   *     refers to nothing, so that it is not missed again
   */
  public PartitionIntake(
      StartPoint start, boolean startsUnstored, PartitionWindows windows, long nowNanos) {
    this.start = start;
    this.windows = windows;
    this.startedNanos = nowNanos;
    this.storedUntil = startsUnstored ? 0 : start.storedUntil();
    this.rebuilding = start.from() < start.publishFrom();
  }

  public StartPoint start() {
    return start;
  }

  public PartitionWindows windows() {
    return windows;
  }

  /** {@link CommitNote#storedUntil}. */
  long storedUntil() {
    return storedUntil;
  }

  void storedUntil(long offset) {
    storedUntil = offset;
  }

  /** Whether the record at an offset is new; one that is not only rebuilds windows. */
  public boolean isNew(long offset) {
    return offset >= start.publishFrom();
  }

  /**
   * Whether a window begins where its asset's did. One that a rebuild left without its oldest
   * readings, since retention deleted them, begins later.
   */
  boolean sawBeginning(WindowRing ring) {
    return !start.cutShort() || ring.oldestNeededPosition() >= start.publishFrom();
  }

  /** Takes in no more until {@link #goOn}: its next record has to wait. */
  void waitBecause(String sentence) {
    wait = sentence;
  }

  void goOn() {
    wait = null;
  }

  boolean isWaiting() {
    return wait != null;
  }

  /** Why it waits, null if it does not. */
  @Nullable String whyWaiting() {
    return wait;
  }

  public void replayedOne() {
    replayed++;
  }

  /** Whether reading up to an offset, exclusive, brought anything to commit. */
  public boolean isBeyondCommitted(long next) {
    return next > start.publishFrom();
  }

  public boolean isRebuilding() {
    return rebuilding;
  }

  /**
   * Ends the rebuild if all of it was read; what there is to learn is learnt then, for the
   * transaction that follows must not wait for the memories of all assets.
   *
   * @return whether the rebuild has just ended
   */
  public boolean reached(long next) {
    if (rebuilding && next >= start.publishFrom()) {
      rebuilding = false;
      windows.rebuilt();
      return true;
    }
    return false;
  }

  long replayed() {
    return replayed;
  }

  long nanosSinceStart(long nowNanos) {
    return nowNanos - startedNanos;
  }
}
