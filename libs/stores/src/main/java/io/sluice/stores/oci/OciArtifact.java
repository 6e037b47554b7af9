package io.sluice.stores.oci;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.catalog.BundleFiles;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.stores.StoreException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an artifact is made of: a layer is a file, and its annotation {@code
 * org.opencontainers.image.title} the file's name, as {@code oras push} makes it.
 *
 * @param digest of the artifact's manifest
 * @param files digest of each file, by name
 */
record OciArtifact(String digest, Map<String, String> files) {

  private static final String TITLE = "org.opencontainers.image.title";
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  OciArtifact {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * @throws StoreException a sentence, if it is no artifact of a bundle
   */
  static OciArtifact of(byte[] manifest, String digest, OciReference reference)
      throws StoreException {
    JsonNode tree;
    try {
      tree = Messages.decode(manifest, JsonNode.class);
    } catch (MalformedMessageException e) {
      throw new StoreException(
          "the manifest of %s is unreadable, %s".formatted(reference, e.getMessage()), e);
    }
    var files = new TreeMap<String, String>();
    for (JsonNode layer : tree.path("layers")) {
      String name = layer.path("annotations").path(TITLE).asText("");
      String content = layer.path("digest").asText("");
      if (!name.isEmpty() && DIGEST.matcher(content).matches()) {
        files.put(name, content);
      }
    }
    if (!files.containsKey(BundleFiles.MANIFEST)) {
      throw new StoreException(
          "%s is no bundle: none of its layers is called bundle.json; push the files of a bundle's folder as an artifact, by oras push, say"
              .formatted(reference));
    }
    return new OciArtifact(digest, files);
  }
}
