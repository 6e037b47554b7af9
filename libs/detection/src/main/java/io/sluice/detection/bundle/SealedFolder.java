package io.sluice.detection.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.catalog.BundleFiles;
import io.sluice.catalog.Sha256;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A bundle's folder after every file in it has been compared with the manifest. Each file is read
 * once: what was hashed is what is used. Sizes are bounded, and only plain files directly in the
 * folder are looked at.
 */
final class SealedFolder {

  /** What to do about most of what can be wrong. */
  static final String RESTORE = "restore the folder as it was trained, or train again";

  private final Path folder;
  private final byte[] manifestBytes;
  private final BundleManifest manifest;
  private final Map<String, byte[]> contents = new HashMap<>();

  private SealedFolder(Path folder, byte[] manifestBytes, BundleManifest manifest) {
    this.folder = folder;
    this.manifestBytes = manifestBytes;
    this.manifest = manifest;
  }

  /**
   * @param isVouchedFor whether the folder may be used, by the SHA-256 of its manifest
   */
  static SealedFolder open(Path folder, Predicate<String> isVouchedFor)
      throws BundleRefusedException {
    if (!Files.isDirectory(folder)) {
      throw refused(folder, "there is no such folder", "give the folder of a bundle");
    }
    byte[] bytes = read(folder, BundleManifest.FILE);
    String sha256 = Sha256.of(bytes);
    if (!isVouchedFor.test(sha256)) {
      throw refused(
          folder,
          "bundle.json has sha256 %s, which is not pinned for this profile".formatted(sha256),
          "put a pinned bundle there, or pin this one in sluice.scoring.bundles.pins");
    }
    var sealed = new SealedFolder(folder, bytes, decode(folder, bytes));
    sealed.checkListing();
    for (var file : sealed.manifest.files().entrySet()) {
      sealed.checkHash(file.getKey(), file.getValue());
    }
    return sealed;
  }

  BundleManifest manifest() {
    return manifest;
  }

  /** Digest of the manifest, and through it of everything. */
  String sha256() {
    return Sha256.of(manifestBytes);
  }

  /** Content of a file that the manifest refers to. */
  byte[] content(String file) throws BundleRefusedException {
    byte[] content = contents.get(file);
    if (content == null) {
      throw refused(
          "bundle.json refers to '" + file + "', which it does not list under 'files'", RESTORE);
    }
    return content;
  }

  BundleRefusedException refused(String what, String todo) {
    return refused(folder, what, todo);
  }

  private static BundleRefusedException refused(Path folder, String what, String todo) {
    return new BundleRefusedException("Bundle " + folder + ": " + what + "; " + todo + ".");
  }

  static BundleManifest decode(Path folder, byte[] bytes) throws BundleRefusedException {
    try {
      // Asked first, and of the bare tree: another version may have any other fields.
      int format = Messages.decode(bytes, JsonNode.class).path("formatVersion").asInt();
      if (format != BundleManifest.FORMAT_VERSION) {
        throw refused(
            folder,
            "bundle.json has formatVersion %d, this release reads %d"
                .formatted(format, BundleManifest.FORMAT_VERSION),
            "train the profile again with this release");
      }
      return Messages.decode(bytes, BundleManifest.class);
    } catch (MalformedMessageException e) {
      throw refused(folder, "bundle.json is unreadable, " + e.getMessage(), RESTORE);
    }
  }

  private void checkListing() throws BundleRefusedException {
    for (String name : manifest.files().keySet()) {
      if (!BundleFiles.isPlainName(name)) {
        throw refused("bundle.json lists '" + name + "', which is no plain file name", RESTORE);
      }
    }
    var found = new TreeSet<String>();
    try (var listing = Files.newDirectoryStream(folder)) {
      for (Path path : listing) {
        found.add(path.getFileName().toString());
        if (found.size() > BundleFiles.MAX_FILES) {
          throw refused(
              "more than " + BundleFiles.MAX_FILES + " files are in it", "remove what is not its");
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, "the folder", e);
    }
    found.remove(BundleManifest.FILE);
    for (String name : found) {
      if (!manifest.files().containsKey(name)) {
        throw refused("file " + name + " is not listed in bundle.json", "remove it");
      }
    }
    for (String name : manifest.files().keySet()) {
      if (!found.contains(name)) {
        throw refused("file " + name + " is missing", RESTORE);
      }
    }
  }

  private void checkHash(String name, String expected) throws BundleRefusedException {
    byte[] content = read(folder, name);
    String actual = Sha256.of(content);
    if (!actual.equals(expected)) {
      throw refused(
          "file %s has sha256 %s but bundle.json says %s".formatted(name, actual, expected),
          RESTORE);
    }
    contents.put(name, content);
  }

  static byte[] read(Path folder, String name) throws BundleRefusedException {
    Path file = folder.resolve(name);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(folder, name + " is not a plain file", RESTORE);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(BundleFiles.MAX_BYTES + 1);
      if (content.length > BundleFiles.MAX_BYTES) {
        throw refused(
            folder, "file " + name + " exceeds " + BundleFiles.MAX_BYTES + " bytes", RESTORE);
      }
      return content;
    } catch (NoSuchFileException e) {
      throw refused(folder, "file " + name + " is missing", RESTORE);
    } catch (IOException e) {
      throw unreadable(folder, "file " + name, e);
    }
  }

  private static BundleRefusedException unreadable(Path folder, String what, IOException e) {
    return new BundleRefusedException(
        "Bundle %s: %s cannot be read (%s); check its permissions and the disk."
            .formatted(folder, what, e),
        e);
  }
}
