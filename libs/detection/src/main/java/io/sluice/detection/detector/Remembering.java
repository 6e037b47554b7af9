package io.sluice.detection.detector;

/** Who has a {@link Memory} of each asset: at most one in a bundle. Thread-safe. */
public interface Remembering {

  /** Stable name, by which memories are stored. */
  String name();

  /** What a memory takes, with all that was learnt from it, in bytes. */
  long memoryBytes();

  /**
   * An empty memory.
   *
   * @param asset its name; the same asset always has the same memory of the same windows
   */
  Memory memory(String asset);

  /**
   * A memory as it was.
   *
   * @param snapshot what {@link Memory#snapshot} said of a memory of the same owner
   * @throws IllegalArgumentException if the bytes are anything else
   */
  Memory restore(String asset, byte[] snapshot);
}
