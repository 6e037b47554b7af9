package io.sluice.stores.oci;

import io.sluice.catalog.BundleFiles;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import io.sluice.stores.BundleNotTakenException;
import io.sluice.stores.BundleStore;
import io.sluice.stores.ManifestHashes;
import io.sluice.stores.StoreException;
import io.sluice.stores.StoreSettings;
import io.sluice.stores.StoredProfile;
import io.sluice.stores.StoredStages;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Bundles that are named by references. One that is named is in use: who wants another one names
 * another digest, or moves the tag; of several of a profile the last one counts. What comes is
 * compared with the digests, so a registry cannot give another.
 */
public final class OciStore implements BundleStore {

  /** The signature's file in an artifact. */
  public static final String SIGNATURE = "bundle.json.sig";

  private static final int MAX_MANIFEST = 4 << 20;
  private static final int MAX_SIGNATURE = 4096;
  private static final String MANIFESTS =
      "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";

  private final List<OciReference> references;
  private final RegistryClient client;

  /** By digest, for it never changes. */
  private final Map<String, Named> known = new HashMap<>();

  /** As they were named last; by profile and version. */
  private volatile Map<String, Named> named = Map.of();

  private OciStore(List<OciReference> references, RegistryClient client) {
    this.references = references;
    this.client = client;
  }

  /** An artifact and which bundle it is. */
  private record Named(
      OciReference reference, OciArtifact artifact, String profile, int version, String sha256) {

    String key() {
      return key(profile, version);
    }

    static String key(String profile, int version) {
      return profile + "/" + version;
    }
  }

  /**
   * @throws IllegalArgumentException a sentence, if the settings cannot be meant
   */
  public static OciStore open(StoreSettings settings) {
    List<OciReference> references =
        Stream.of(settings.url().split(",")).map(OciReference::parse).toList();
    return new OciStore(references, new RegistryClient(settings));
  }

  @Override
  public String address() {
    return String.join(", ", references.stream().map(OciReference::toString).toList());
  }

  @Override
  public List<StoredProfile> profiles() throws StoreException {
    var found = new LinkedHashMap<String, Named>();
    for (OciReference reference : references) {
      Named one = resolve(reference);
      found.put(one.key(), one);
    }
    named = found;
    var profiles = new ArrayList<StoredProfile>();
    for (String profile : new TreeSet<>(found.values().stream().map(Named::profile).toList())) {
      var versions = new TreeSet<Integer>();
      String tag = "";
      for (Named one : found.values()) {
        if (one.profile().equals(profile)) {
          versions.add(one.version());
          tag = one.artifact().digest();
        }
      }
      profiles.add(new StoredProfile(profile, versions, tag));
    }
    return profiles;
  }

  private Named resolve(OciReference reference) throws StoreException {
    Named before = reference.isDigest() ? known.get(reference.reference()) : null;
    if (before != null) {
      return before;
    }
    byte[] manifest =
        bytes(reference, "manifests/" + reference.reference(), MANIFESTS, MAX_MANIFEST);
    String digest = "sha256:" + Sha256.of(manifest);
    if (reference.isDigest() && !digest.equals(reference.reference())) {
      throw new StoreException(
          "the registry gives another artifact for %s: it has %s".formatted(reference, digest));
    }
    Named same = known.get(digest);
    if (same != null) {
      return same;
    }
    OciArtifact artifact = OciArtifact.of(manifest, digest, reference);
    String content = artifact.files().getOrDefault(BundleFiles.MANIFEST, "");
    byte[] bundle = bytes(reference, "blobs/" + content, "*/*", BundleFiles.MAX_MANIFEST_BYTES);
    if (!("sha256:" + Sha256.of(bundle)).equals(content)) {
      throw new StoreException(
          "the registry gives another bundle.json for %s than its manifest names"
              .formatted(reference));
    }
    Named one = named(reference, artifact, bundle);
    known.put(digest, one);
    return one;
  }

  private static Named named(OciReference reference, OciArtifact artifact, byte[] bundle)
      throws StoreException {
    try {
      ManifestHashes hashes = ManifestHashes.of(bundle, "bundle.json of " + reference);
      return new Named(
          reference,
          artifact,
          hashes.profile(),
          Integer.parseInt(hashes.version()),
          Sha256.of(bundle));
    } catch (BundleNotTakenException | NumberFormatException e) {
      throw new StoreException(
          "%s is no bundle that can be used: %s".formatted(reference, e.getMessage()), e);
    }
  }

  @Override
  public InputStream open(String profile, int version, String file) throws IOException {
    Named one = named.get(Named.key(profile, version));
    String digest = one == null ? null : one.artifact().files().get(file);
    if (one == null || digest == null) {
      throw new BundleNotTakenException(
          "bundle %s/%d in %s has no file %s; push the whole folder"
              .formatted(profile, version, address(), file));
    }
    return client.get(one.reference(), "blobs/" + digest, "*/*");
  }

  @Override
  public Optional<byte[]> signature(String profile, int version) throws StoreException {
    Named one = named.get(Named.key(profile, version));
    String digest = one == null ? null : one.artifact().files().get(SIGNATURE);
    return one == null || digest == null
        ? Optional.empty()
        : Optional.of(bytes(one.reference(), "blobs/" + digest, "*/*", MAX_SIGNATURE));
  }

  @Override
  public Optional<StoredStages> stages(String profile) {
    Named last = null;
    for (Named one : named.values()) {
      if (one.profile().equals(profile)) {
        last = one;
      }
    }
    if (last == null) {
      return Optional.empty();
    }
    var change =
        new StageChange(
            StageChange.Action.PROMOTED,
            last.version(),
            last.sha256(),
            null,
            // When it was named nobody tells; the same artifact is always the same change.
            Instant.EPOCH,
            "sluice.bundles.store.url",
            "named: %s, which is %s".formatted(last.reference(), last.artifact().digest()));
    return Optional.of(new StoredStages(List.of(change), last.artifact().digest()));
  }

  private byte[] bytes(OciReference reference, String path, String accept, int most)
      throws StoreException {
    try (InputStream body = client.get(reference, path, accept)) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new StoreException("%s of %s exceeds %,d bytes".formatted(path, reference, most));
      }
      return bytes;
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException("%s of %s broke off: %s".formatted(path, reference, e), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
