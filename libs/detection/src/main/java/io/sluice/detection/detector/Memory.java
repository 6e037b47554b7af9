package io.sluice.detection.detector;

import io.sluice.detection.window.WindowRing;

/**
 * What a {@link Learner} keeps of one asset beyond its window. Whoever keeps the asset's ring keeps
 * this beside it, and shows it each due window once, before the window is judged and also where
 * windows are only rebuilt. Not thread-safe.
 *
 * <p>It follows from the windows it was shown since {@link #since} alone: a memory that is shown
 * these again is the same to the last bit. What lies before has been forgotten.
 */
public interface Memory {

  /**
   * Takes in a window that is due.
   *
   * @param position of the reading that completed it; positions ascend
   * @param needed {@link WindowRing#oldestNeededPosition} before that reading was offered, or the
   *     reading's own position if the ring was empty
   * @return whether it began anew with this window, because what it had reached back too far
   */
  boolean take(WindowRing ring, long position, long needed);

  /** Does now what judging would have to do before the next window, if anything. */
  void prepare();

  /** Position of the first window that counts, -1 if there was none yet. Never goes back. */
  long since();

  /**
   * From where on readings have to be offered again to an empty ring, so that all windows from
   * {@link #since} on come out the same; -1 if there was no window yet. Never goes back.
   */
  long needed();
}
