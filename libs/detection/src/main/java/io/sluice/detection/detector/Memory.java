package io.sluice.detection.detector;

import io.sluice.detection.window.WindowRing;

/**
 * What its owner keeps of one asset beyond its window. Whoever keeps the asset's ring keeps this
 * beside it, and shows it each due window once, before the window is judged and also where windows
 * are only rebuilt. Not thread-safe.
 *
 * <p>It follows from the windows it was shown, in their order, and from what people said of it
 * between them ({@link #obey}) alone. So one that is restored from a {@link #snapshot} and shown
 * the windows since, if nothing was said since, is the same to the last bit, whichever windows lie
 * before the snapshot and whether anybody still has them.
 */
public interface Memory {

  /** Takes in a window that is due. */
  void take(WindowRing ring);

  /** What the window taken last is to be judged by, beside the bundle. */
  default Adjustment adjustment() {
    return Adjustment.NONE;
  }

  /**
   * Does what a person says of tags. It is part of what follows from the windows: who keeps the
   * memory stores it with the place between two windows at which this was said.
   *
   * @return whether there was anything to do: none of the tags may be followed, widened or left out
   */
  default boolean obey(TagOrder order) {
    return false;
  }

  /** Does now what judging would have to do before the next window, if anything. */
  void prepare();

  /**
   * All that is remembered, for {@link Remembering#restore}: of one state always the same bytes.
   * Changes nothing.
   */
  byte[] snapshot();
}
