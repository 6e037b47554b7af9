package io.sluice.detection.window;

/** What became of a reading that was offered to a {@link WindowRing}. */
public enum Admission {
  /** Taken in; a full window ends at it and is due. */
  WINDOW,
  /** Taken in; the window is full but the stride says that none is due. */
  BETWEEN_STRIDES,
  /** Taken in; the window is not full yet. */
  WARMING,
  /** Older than the newest reading but within the grace: sorted in, no window is due. */
  SORTED_IN,
  /** Its instant is there already: ignored. */
  DUPLICATE,
  /** Older than the grace allows: dropped. */
  TOO_LATE
}
