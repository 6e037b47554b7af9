package io.sluice.stores;

import io.sluice.stores.oci.OciStore;
import io.sluice.stores.s3.S3Store;

/** Opens stores by their address. */
public final class Stores {

  private Stores() {}

  /**
   * Nothing is asked of it yet.
   *
   * @throws IllegalArgumentException a sentence, if the settings cannot be meant
   */
  public static BundleStore open(StoreSettings settings) {
    String url = settings.url();
    if (url.startsWith("s3://")) {
      return S3Store.open(settings);
    }
    if (url.startsWith("oci://")) {
      return OciStore.open(settings);
    }
    throw new IllegalArgumentException(
        "'%s' is no address of a store for bundles; give s3://bucket/prefix or oci://host/repository@sha256:..."
            .formatted(url));
  }
}
