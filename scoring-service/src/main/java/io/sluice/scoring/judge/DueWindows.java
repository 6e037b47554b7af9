package io.sluice.scoring.judge;

import io.sluice.detection.detector.Memory;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.bundle.ServedBundle;
import org.jspecify.annotations.Nullable;

/** Where windows and records go that are to be judged. */
public interface DueWindows {

  /**
   * @param ring may move on as soon as this returns
   * @param memory of the window's asset, null if it has none
   */
  void add(ServedBundle bundle, WindowRing ring, @Nullable Memory memory, DueWindow due);

  /**
   * Adds a record of a profile of kind EVENTS.
   *
   * @param values by tag, a text as its code, NaN where missing; copied
   */
  void addRecord(ServedBundle bundle, double[] values, DueWindow due);
}
