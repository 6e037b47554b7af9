package io.sluice.stores;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Where bundles lie. What it gives is not trusted: whoever reads it compares hashes. */
public interface BundleStore extends AutoCloseable {

  /** What people call it: its address, without any secret. */
  String address();

  /**
   * What there is, by name.
   *
   * @throws StoreException if it cannot be reached, or refuses
   */
  List<StoredProfile> profiles() throws StoreException;

  /**
   * The bytes of one file of a bundle, to be closed.
   *
   * @throws BundleNotTakenException if it has none such
   * @throws StoreException if it cannot be reached, or refuses
   */
  InputStream open(String profile, int version, String file) throws IOException;

  /**
   * The signature of a bundle's manifest; empty if it has none.
   *
   * @throws StoreException if it cannot be reached, or refuses
   */
  Optional<byte[]> signature(String profile, int version) throws StoreException;

  /**
   * Which version of a profile is in use; empty if nobody has said so.
   *
   * @throws StoreException if it cannot be reached, or refuses
   */
  Optional<StoredStages> stages(String profile) throws StoreException;

  @Override
  void close();
}
