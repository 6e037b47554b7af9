package io.sluice.detection.window;

/**
 * Where on the log a window has to be read from to be rebuilt.
 *
 * <p>Such a point is a reading that was the newest when it came ("in order"), older by the hold
 * time than the oldest reading of the window, or the reading with which the window started anew.
 * Why that suffices: from such a reading s on, a ring that starts empty knows the same newest time
 * as the one that has read everything, and of the readings not older than s it knows the same ones,
 * because none of them came before s. It therefore decides alike on each of them, refuses all that
 * is older than s, and nothing older than s reaches a value of the window any more.
 *
 * <p>Only one further candidate is remembered, so the point may lie up to twice the hold time
 * before the window.
 */
final class RebuildPoint {

  static final long NONE = -1;

  private final long holdMillis;
  private long position = NONE;
  private long timeMillis;
  private long nextPosition = NONE;
  private long nextMillis;

  RebuildPoint(long holdMillis) {
    this.holdMillis = holdMillis;
  }

  long position() {
    return position;
  }

  /** The window starts anew with this reading. */
  void startedAt(long timeMillis, long position) {
    this.position = position;
    this.timeMillis = timeMillis;
    nextPosition = NONE;
  }

  /**
   * A reading left the window.
   *
   * @param position its position, {@link #NONE} if it had not come in order
   * @param oldestMillis time of what is the oldest reading now
   */
  void left(long leftMillis, long position, long oldestMillis) {
    if (nextPosition == NONE && position != NONE && leftMillis > timeMillis) {
      nextPosition = position;
      nextMillis = leftMillis;
    }
    if (nextPosition != NONE && oldestMillis - nextMillis >= holdMillis) {
      this.position = nextPosition;
      timeMillis = nextMillis;
      nextPosition = NONE;
    }
  }
}
