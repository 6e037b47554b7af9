package io.sluice.detection.detector;

/**
 * A detector that was trained on nothing and learns each asset from the readings that it judges. It
 * judges with the {@link Memory} of the window's asset; without one it finds everything normal.
 */
public interface Learner extends Detector {

  /** What a memory takes at most, with all that was learnt from it, in bytes. */
  long memoryBytes();

  /**
   * An empty memory.
   *
   * @param asset its name; the same asset always learns in the same way
   */
  Memory memory(String asset);

  /**
   * A memory as it was.
   *
   * @param snapshot what {@link Memory#snapshot} said of a memory of this learner
   * @throws IllegalArgumentException if the bytes are anything else
   */
  Memory restore(String asset, byte[] snapshot);
}
