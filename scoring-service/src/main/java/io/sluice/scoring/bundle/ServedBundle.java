package io.sluice.scoring.bundle;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.scoring.memory.MemoryOwner;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that passed its checks, with what the hot path derives from it once.
 *
 * @param memoryOwner null if nobody in the bundle has memories
 */
public record ServedBundle(Bundle bundle, TagLayout layout, @Nullable MemoryOwner memoryOwner) {

  ServedBundle(Bundle bundle) {
    this(
        bundle,
        new TagLayout(bundle.profile(), bundle.dictionaries()),
        bundle
            .remembering()
            .map(memories -> new MemoryOwner(memories, bundle.ref().sha256()))
            .orElse(null));
  }

  /** Whether an asset of which nothing is learnt is judged, too. */
  public boolean isTrained() {
    return bundle.isTrained();
  }

  public Profile profile() {
    return bundle.profile();
  }
}
