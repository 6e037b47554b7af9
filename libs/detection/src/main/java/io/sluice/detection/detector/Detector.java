package io.sluice.detection.detector;

import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import org.jspecify.annotations.Nullable;

/**
 * Judges a matrix of windows. Higher scores are more anomalous, 0 is as normal as can be.
 * Thread-safe; what a thread needs for itself is in its {@link Judge}.
 */
public interface Detector extends AutoCloseable {

  /** Stable name, the key in {@code anomaly-scores}: {@code autoencoder}. */
  String name();

  /** Whether it reads the features of the windows; what it takes from their rings is its own. */
  default boolean readsFeatures() {
    return true;
  }

  /**
   * A place of work for one thread, with memory for a batch.
   *
   * @param maxRows rows of the largest matrix that it will be given
   */
  Judge judge(int maxRows);

  /** Frees native memory; waits for calls under way, and every later one fails. */
  @Override
  void close();

  /** One thread's use of a detector. Not thread-safe. */
  interface Judge {

    /** What is known of the asset of a row beyond its window. Called before the row is observed. */
    default void adjust(int row, Adjustment adjustment) {}

    /**
     * Takes of a window what the features do not say. Called once for each row before {@link
     * #judge}, while the ring holds the row's window.
     */
    default void observe(int row, WindowRing ring) {}

    /**
     * The same for a window whose asset may have a memory. Only a {@link Learner} looks at it.
     *
     * @param memory null if there is none
     */
    default void observe(int row, WindowRing ring, @Nullable Memory memory) {
      observe(row, ring);
    }

    /**
     * The same of a record of a profile of kind EVENTS, in place of a window.
     *
     * @param values by tag, a text as its code, NaN where missing; not to be kept
     */
    default void observeRecord(int row, double[] values) {}

    /**
     * Judges all rows in one call; the answers are valid until the next one. Masked tags have no
     * part in them.
     *
     * @throws IllegalStateException if the detector is closed
     * @throws IllegalArgumentException if the matrix has too many rows or other columns
     */
    void judge(WindowMatrix windows);

    /** Score of a row of the last matrix: finite, at least 0. */
    double score(int row);

    /**
     * Whether nothing can be said of a row of the last matrix yet, because too little was learnt of
     * its asset. The score is 0 then.
     */
    default boolean isSilent(int row) {
      return false;
    }

    /**
     * Why a row of the last matrix has its score.
     *
     * @param explanation is filled anew; nothing is said of a masked tag
     */
    void explain(int row, Explanation explanation);
  }
}
