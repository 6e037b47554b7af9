package io.sluice.scoring.bundle;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.detector.Learner;

/**
 * A bundle that passed its checks, with what the hot path derives from it once.
 *
 * @param learner null if the bundle was trained
 */
public record ServedBundle(Bundle bundle, TagLayout layout, Learner learner) {

  ServedBundle(Bundle bundle) {
    this(bundle, new TagLayout(bundle.profile()), bundle.learner().orElse(null));
  }

  public Profile profile() {
    return bundle.profile();
  }
}
