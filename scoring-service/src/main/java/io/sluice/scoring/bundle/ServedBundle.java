package io.sluice.scoring.bundle;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.scoring.memory.ServedLearner;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that passed its checks, with what the hot path derives from it once.
 *
 * @param learner null if nobody in the bundle learns
 */
public record ServedBundle(Bundle bundle, TagLayout layout, @Nullable ServedLearner learner) {

  ServedBundle(Bundle bundle) {
    this(
        bundle,
        new TagLayout(bundle.profile(), bundle.dictionaries()),
        bundle
            .learner()
            .map(learner -> new ServedLearner(learner, bundle.ref().sha256()))
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
