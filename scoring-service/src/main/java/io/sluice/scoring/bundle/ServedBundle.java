package io.sluice.scoring.bundle;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;

/** A bundle that passed its checks, with what the hot path derives from it once. */
public record ServedBundle(Bundle bundle, TagLayout layout) {

  ServedBundle(Bundle bundle) {
    this(bundle, new TagLayout(bundle.profile()));
  }

  public Profile profile() {
    return bundle.profile();
  }
}
