package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;
import java.util.stream.IntStream;

/**
 * A number computed from the readings of a window up to one of them. Computing allocates nothing
 * and keeps nothing, so a measure serves all threads.
 */
public interface Measure {

  /**
   * The number, NaN if a value that it needs is missing.
   *
   * @param newest index of the reading that it ends with
   */
  double at(WindowRing ring, int newest);

  /** Readings that it looks at, the one it ends with included. */
  int span();

  /** Indices of the tags that it reads. */
  IntStream tags();
}
