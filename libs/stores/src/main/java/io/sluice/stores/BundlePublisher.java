package io.sluice.stores;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.BundleFiles;
import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was made here into a store: files first, the manifest after them, and last which
 * version is in use. Who is killed in between leaves files that nobody looks at, and can do the
 * same again.
 */
public final class BundlePublisher {

  private final WritableBundleStore store;
  private final BundleCatalog catalog;
  private final @Nullable SigningKey key;

  /**
   * @param catalog whose first root mirrors the store
   * @param key to sign with; null to publish without a signature
   */
  public BundlePublisher(
      WritableBundleStore store, BundleCatalog catalog, @Nullable SigningKey key) {
    this.store = store;
    this.catalog = catalog;
    this.key = key;
  }

  /**
   * Stores a version, unless it is there; signs it if there is a key.
   *
   * @throws BundleNotTakenException a sentence, if the folder is not whole, or if another bundle
   *     has this number there
   * @throws StoreException if the store cannot be reached, or refuses
   */
  public void publish(String profile, int version) throws IOException {
    Path folder = catalog.versions(profile).folders().get(version);
    if (folder == null) {
      throw new BundleNotTakenException(
          "there is no version %d of profile '%s' to publish".formatted(version, profile));
    }
    byte[] manifest = Files.readAllBytes(folder.resolve(BundleFiles.MANIFEST));
    if (manifest.length > BundleFiles.MAX_MANIFEST_BYTES) {
      throw new BundleNotTakenException(
          "bundle.json of %s exceeds %d bytes, and nobody would take it"
              .formatted(folder, BundleFiles.MAX_MANIFEST_BYTES));
    }
    var hashes = ManifestHashes.of(manifest, folder.resolve(BundleFiles.MANIFEST).toString());
    for (var file : hashes.files().entrySet()) {
      byte[] content = Files.readAllBytes(folder.resolve(file.getKey()));
      if (!Sha256.of(content).equals(file.getValue())) {
        throw new BundleNotTakenException(
            "file %s is not as its bundle.json says; restore the folder as it was trained"
                .formatted(folder.resolve(file.getKey())));
      }
      create(profile, version, file.getKey(), content);
    }
    if (key != null) {
      store.sign(profile, version, key.sign(manifest));
    }
    create(profile, version, BundleFiles.MANIFEST, manifest);
  }

  private void create(String profile, int version, String file, byte[] content) throws IOException {
    if (store.create(profile, version, file, content)) {
      return;
    }
    try (InputStream there = store.open(profile, version, file)) {
      if (!Sha256.of(there.readNBytes(content.length + 1)).equals(Sha256.of(content))) {
        throw new BundleNotTakenException(
            "%s has another bundle under the number %d of profile '%s': fetch what is there, and train again for the next number"
                .formatted(store.address(), version, profile));
      }
    }
  }

  /**
   * Changes what is in use: in the store, if nobody else has meanwhile, and then here. The versions
   * that the change names are published before.
   *
   * @param decide what to do, or an exception if it should not be done
   * @throws BundleNotTakenException a sentence, if somebody else was faster, or as {@link #publish}
   * @throws StoreException if the store cannot be reached, or refuses
   */
  public StageChange change(String profile, Function<ProfileVersions, StageChange> decide)
      throws IOException {
    Optional<StoredStages> before = store.stages(profile);
    ProfileVersions here = catalog.versions(profile);
    ProfileVersions now = before.map(stages -> here.with(stages.changes())).orElse(here);
    StageChange change = decide.apply(now);
    Integer replaced = change.replaced();
    if (replaced != null && change.action() == StageChange.Action.PROMOTED) {
      requireSignedAs(profile, replaced, change.version());
    }
    if (replaced != null && now.folders().containsKey(replaced)) {
      publish(profile, replaced);
    }
    publish(profile, change.version());
    var changes = new ArrayList<>(now.changes());
    changes.add(change);
    String seen = before.map(StoredStages::tag).orElse(null);
    if (!store.replaceStages(profile, changes, seen)) {
      throw new BundleNotTakenException(
          "somebody else has changed what is in use of profile '%s' in %s meanwhile; look what it is, and do it again"
              .formatted(profile, store.address()));
    }
    takeOver(profile, changes);
    return change;
  }

  /** Services that ask for signatures would go on with the one before, and tell nobody here. */
  private void requireSignedAs(String profile, int replaced, int version) throws IOException {
    if (key == null
        && store.signature(profile, replaced).isPresent()
        && store.signature(profile, version).isEmpty()) {
      throw new BundleNotTakenException(
          "version %d of profile '%s' has no signature, and version %d, which is in use in %s, has one: sign it by --sign-key"
              .formatted(version, profile, replaced, store.address()));
    }
  }

  private void takeOver(String profile, List<StageChange> changes) throws IOException {
    try {
      catalog.takeOver(profile, changes);
    } catch (UncheckedIOException e) {
      throw new IOException(
          "what is in use has changed in %s, but not here: %s"
              .formatted(store.address(), e.getMessage()),
          e);
    }
  }
}
