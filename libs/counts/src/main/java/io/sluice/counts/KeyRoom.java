package io.sluice.counts;

/**
 * Room for what is kept of single keys ({@link CountedTag#per}): of all tags, intervals and streams
 * that share it together, however many they are. Not thread-safe.
 */
public final class KeyRoom {

  /** Bytes that suit a process: half a million keys, or some tens of thousands of many values. */
  public static final long USUAL = 64L << 20;

  private final long most;
  private long taken;

  /**
   * @param bytes that may be taken, about
   */
  public KeyRoom(long bytes) {
    this.most = bytes;
  }

  boolean has(long bytes) {
    return taken + bytes <= most;
  }

  void take(long bytes) {
    taken += bytes;
  }

  void free(long bytes) {
    taken -= bytes;
  }

  /** Bytes that are taken now, about. */
  public long taken() {
    return taken;
  }
}
