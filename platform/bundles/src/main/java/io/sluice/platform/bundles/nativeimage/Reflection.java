package io.sluice.platform.bundles.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.platform.bundles.BundleStoreConfig;

/** By its methods' names variables of the environment are judged. */
@RegisterForReflection(targets = BundleStoreConfig.class)
final class Reflection {

  private Reflection() {}
}
