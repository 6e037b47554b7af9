package io.sluice.stores;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.BundleFiles;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a bundle's manifest matters to whoever carries it; whether it can be used, is said by who
 * loads it.
 *
 * @param profile that it is of
 * @param version as it says
 * @param files SHA-256 of each other file, by name
 */
public record ManifestHashes(String profile, String version, Map<String, String> files) {

  public ManifestHashes {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * @throws BundleNotTakenException a sentence, if it is none
   */
  public static ManifestHashes of(byte[] manifest, String where) throws BundleNotTakenException {
    JsonNode tree;
    try {
      tree = Messages.decode(manifest, JsonNode.class);
    } catch (MalformedMessageException e) {
      throw new BundleNotTakenException("%s is unreadable, %s".formatted(where, e.getMessage()), e);
    }
    var files = new TreeMap<String, String>();
    for (var entry : tree.path("files").properties()) {
      if (!BundleFiles.isPlainName(entry.getKey())) {
        throw new BundleNotTakenException(
            "%s lists '%s', which is no plain file name".formatted(where, entry.getKey()));
      }
      files.put(entry.getKey(), entry.getValue().asText());
    }
    if (files.isEmpty() || files.size() > BundleFiles.MAX_FILES) {
      throw new BundleNotTakenException(
          "%s lists %d files, expected 1 to %d"
              .formatted(where, files.size(), BundleFiles.MAX_FILES));
    }
    String profile = tree.path("profile").path("name").asText();
    String version = tree.path("version").asText();
    if (!Profile.isName(profile) || !BundleCatalog.isVersion(version)) {
      throw new BundleNotTakenException(
          "%s says that it is '%s/%s', which is no profile and version"
              .formatted(where, profile, version));
    }
    return new ManifestHashes(profile, version, files);
  }
}
