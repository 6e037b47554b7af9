package io.sluice.detection.detector;

import io.sluice.detection.window.WindowRing;

/**
 * What its owner keeps of one asset beyond its window. Whoever keeps the asset's ring keeps this
 * beside it, and shows it each due window once, before the window is judged and also where windows
 * are only rebuilt. Not thread-safe.
 *
 * <p>It follows from the windows it was shown, in their order, alone. So one that is restored from
 * a {@link #snapshot} and shown the windows since is the same to the last bit, whichever windows
 * lie before the snapshot and whether anybody still has them.
 */
public interface Memory {

  /** Takes in a window that is due. */
  void take(WindowRing ring);

  /** What the window taken last is to be judged by, beside the bundle. */
  default Adjustment adjustment() {
    return Adjustment.NONE;
  }

  /** Does now what judging would have to do before the next window, if anything. */
  void prepare();

  /**
   * All that is remembered, for {@link Remembering#restore}: of one state always the same bytes.
   * Changes nothing.
   */
  byte[] snapshot();
}
