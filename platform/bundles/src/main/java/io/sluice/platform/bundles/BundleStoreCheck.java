package io.sluice.platform.bundles;

import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import io.sluice.stores.BundleSignatures;
import io.sluice.stores.Stores;
import jakarta.inject.Singleton;

/** Refuses a store that cannot be meant; whether it answers is not asked. */
@Singleton
class BundleStoreCheck implements SettingsCheck {

  private final BundleStoreConfig config;

  BundleStoreCheck(BundleStoreConfig config) {
    this.config = config;
  }

  @Override
  public void check(Faults faults) {
    if (config.url().isEmpty()) {
      faults.unless(
          config.publicKeysFile().isEmpty(),
          "sluice.bundles.store.public-keys-file is set, but there is no sluice.bundles.store.url: bundles in folders are not asked for a signature; set the address too, or remove it");
      return;
    }
    String url = config.url().get();
    faults.of(() -> Stores.open(StoredBundles.settings(config, url)).close());
    faults.of(() -> config.publicKeysFile().ifPresent(BundleSignatures::trusting));
  }
}
