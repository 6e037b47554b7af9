package io.sluice.detection.scoring;

import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.window.WindowRing;
import java.util.List;

/**
 * Collects windows into one matrix and judges them all with one call a detector. Not thread-safe:
 * one per thread; the bundle it borrows is shared and stays open when this is closed.
 */
public final class WindowScorer implements AutoCloseable {

  /**
   * @param maxBatch windows that one batch can hold
   */
  public WindowScorer(Bundle bundle, int maxBatch) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Puts the ring's window, as it is now, into the batch. Only after {@code Admission.WINDOW}. */
  public void add(WindowRing ring) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Windows in the batch. */
  public int size() {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Judges and empties the batch; verdicts in the order of {@link #add}. */
  public List<Verdict> score() {
    throw new UnsupportedOperationException("skeleton");
  }

  @Override
  public void close() {}
}
