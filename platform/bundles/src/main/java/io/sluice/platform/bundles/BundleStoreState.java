package io.sluice.platform.bundles;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with the store.
 *
 * @param reached when it last answered; empty if it has not yet
 * @param away why it did not, last time; empty if it did
 * @param refused what of it must not be used, a sentence each
 */
record BundleStoreState(Optional<Instant> reached, Optional<String> away, List<String> refused) {

  /** Before it was asked. */
  static final BundleStoreState NOT_ASKED =
      new BundleStoreState(Optional.empty(), Optional.empty(), List.of());

  BundleStoreState {
    refused = List.copyOf(refused);
  }
}
