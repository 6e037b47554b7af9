package io.sluice.scoring.memory;

import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Remembering;

/**
 * Who in a bundle that is served has memories.
 *
 * @param bundle sha256 of the bundle: what was remembered with another one is worth nothing
 */
public record MemoryOwner(Remembering memories, String bundle) {

  /** Whether its memories are so large that only a few streams may have one. */
  public boolean isLimited() {
    return memories instanceof Learner;
  }
}
