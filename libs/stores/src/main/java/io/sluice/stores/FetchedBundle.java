package io.sluice.stores;

import io.sluice.catalog.BundleFiles;
import io.sluice.catalog.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings one version of a bundle into a folder: each file is compared with the manifest while it
 * comes, all of it is durable, and then it appears under its name at once. What breaks off leaves a
 * draft that nobody looks at.
 */
final class FetchedBundle {

  private static final Pattern DRAFT = Pattern.compile("\\.[0-9]+-[0-9a-f-]{36}\\.part");

  /** A fetch that takes longer has ended with its process. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final BundleStore store;
  private final @Nullable BundleSignatures signatures;
  private final RefusedBundles refused;

  /**
   * @param signatures whose bundles are taken; null for everybody's
   * @param clock by which what was refused is asked for again
   */
  FetchedBundle(BundleStore store, @Nullable BundleSignatures signatures, InstantSource clock) {
    this.store = store;
    this.signatures = signatures;
    this.refused = new RefusedBundles(clock);
  }

  /**
   * @param parent the profile's folder
   * @param pinned SHA-256 of the manifest that was promoted under this number; null if none was
   * @throws BundleNotTakenException a sentence, if it is not whole or must not be taken; for some
   *     time the same again without another look at its files, unless its manifest has changed
   * @throws StoreException if the store cannot be reached, or refuses
   * @throws IOException if it cannot be written
   */
  void into(Path parent, String profile, int version, @Nullable String pinned) throws IOException {
    String where = "bundle %s/%d in %s".formatted(profile, version, store.address());
    byte[] manifest = manifest(profile, version, where);
    String sha256 = Sha256.of(manifest);
    if (pinned != null && !pinned.equals(sha256)) {
      throw new BundleNotTakenException(
          "%s: bundle.json has sha256 %s, but the one that was promoted has %s; publish that one again"
              .formatted(where, sha256, pinned));
    }
    if (signatures != null
        && !signatures.vouchFor(manifest, store.signature(profile, version).orElse(null))) {
      throw new BundleNotTakenException(
          "%s is signed by nobody whose key is trusted; publish it with --sign-key, or mend the file of public keys"
              .formatted(where));
    }
    ManifestHashes hashes = ManifestHashes.of(manifest, where);
    if (!hashes.profile().equals(profile) || !hashes.version().equals(Integer.toString(version))) {
      throw new BundleNotTakenException(
          "%s says that it is %s/%s; publish it under its own name"
              .formatted(where, hashes.profile(), hashes.version()));
    }
    refused.check(where, sha256);
    try {
      files(parent, profile, version, manifest, hashes, where);
      refused.forget(where);
    } catch (BundleNotTakenException e) {
      refused.add(where, sha256, e);
      throw e;
    }
  }

  private void files(
      Path parent,
      String profile,
      int version,
      byte[] manifest,
      ManifestHashes hashes,
      String where)
      throws IOException {
    Files.createDirectories(parent);
    Path draft =
        Files.createDirectory(parent.resolve("." + version + "-" + UUID.randomUUID() + ".part"));
    try {
      for (var file : hashes.files().entrySet()) {
        try (InputStream content = store.open(profile, version, file.getKey())) {
          String actual = write(content, draft.resolve(file.getKey()), where);
          if (!actual.equals(file.getValue())) {
            throw new BundleNotTakenException(
                "%s: file %s has sha256 %s but bundle.json says %s; publish it again"
                    .formatted(where, file.getKey(), actual, file.getValue()));
          }
        }
      }
      try (var content = new ByteArrayInputStream(manifest)) {
        write(content, draft.resolve(BundleFiles.MANIFEST), where);
      }
      publish(draft, parent.resolve(Integer.toString(version)));
    } finally {
      delete(draft);
    }
  }

  private byte[] manifest(String profile, int version, String where) throws IOException {
    try (InputStream content = store.open(profile, version, BundleFiles.MANIFEST)) {
      byte[] bytes = content.readNBytes(BundleFiles.MAX_MANIFEST_BYTES + 1);
      if (bytes.length > BundleFiles.MAX_MANIFEST_BYTES) {
        throw new BundleNotTakenException(
            "%s: bundle.json exceeds %d bytes".formatted(where, BundleFiles.MAX_MANIFEST_BYTES));
      }
      return bytes;
    }
  }

  /** Returns the SHA-256 of what was written. */
  private static String write(InputStream content, Path file, String where) throws IOException {
    MessageDigest digest = sha256();
    long written = 0;
    byte[] buffer = new byte[64 << 10];
    try (var out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        written += read;
        if (written > BundleFiles.MAX_BYTES) {
          throw new BundleNotTakenException(
              "%s: file %s exceeds %d bytes"
                  .formatted(where, file.getFileName(), BundleFiles.MAX_BYTES));
        }
        digest.update(buffer, 0, read);
        var rest = ByteBuffer.wrap(buffer, 0, read);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void publish(Path draft, Path folder) throws IOException {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // Another process with the same folder was faster, with the same bytes.
      return;
    }
    try (var parent = FileChannel.open(folder.getParent(), StandardOpenOption.READ)) {
      parent.force(true);
    }
  }

  /** Removes what was left by processes that ended while they fetched. */
  static void sweep(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    Instant limit = Instant.now().minus(ABANDONED);
    try (var listing = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path folder : listing) {
        if (DRAFT.matcher(folder.getFileName().toString()).matches()
            && Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
          delete(folder);
        }
      }
    }
  }

  /** A bundle's folder, or a draft of one: it has plain files only. */
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var listing = Files.newDirectoryStream(folder)) {
      for (Path file : listing) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
