package io.sluice.catalog;

/** Where a version of a bundle is in its life. */
public enum Stage {
  /** The one that judges. */
  CHAMPION,
  /** Made after the champion, and not in use until somebody promotes it. */
  CANDIDATE,
  /** Judges beside the champion, for comparison: nothing comes of what it says. */
  SHADOW,
  /** Was in use, or was passed over. */
  RETIRED
}
