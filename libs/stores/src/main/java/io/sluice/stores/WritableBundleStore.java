package io.sluice.stores;

import io.sluice.catalog.StageChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that bundles can be published to. */
public interface WritableBundleStore extends BundleStore {

  /**
   * Stores a file, unless one of its name is there.
   *
   * @return false if one is there
   * @throws StoreException if it cannot be reached, or refuses
   */
  boolean create(String profile, int version, String file, byte[] content) throws StoreException;

  /**
   * Stores the signature of a manifest, in place of one that was there.
   *
   * @throws StoreException if it cannot be reached, or refuses
   */
  void sign(String profile, int version, byte[] signature) throws StoreException;

  /**
   * Says which version is in use, if it is still so as the caller has seen it: of two at once one
   * is told no.
   *
   * @param seen the tag that they have seen; null if there was nothing
   * @return false if it has changed since
   * @throws StoreException if it cannot be reached, or refuses
   */
  boolean replaceStages(String profile, List<StageChange> changes, @Nullable String seen)
      throws StoreException;
}
