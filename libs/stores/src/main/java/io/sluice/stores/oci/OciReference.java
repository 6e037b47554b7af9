package io.sluice.stores.oci;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one artifact.
 *
 * @param host of the registry, with its port if it has one
 * @param repository within
 * @param reference a tag, or {@code sha256:...}, by which it can be no other
 */
record OciReference(String host, String repository, String reference) {

  private static final Pattern URL =
      Pattern.compile(
          "oci://([A-Za-z0-9.-]+(?::[0-9]{1,5})?)/([a-z0-9][a-z0-9._/-]{0,254})"
              + "(?:@(sha256:[0-9a-f]{64})|:([A-Za-z0-9_][A-Za-z0-9._-]{0,127}))");

  /**
   * @throws IllegalArgumentException a sentence, if it is none
   */
  static OciReference parse(String url) {
    Matcher matcher = URL.matcher(url.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' names no artifact of a registry; give oci://host/repository@sha256:..., or oci://host/repository:tag"
              .formatted(url));
    }
    String digest = matcher.group(3);
    return new OciReference(
        matcher.group(1), matcher.group(2), digest == null ? matcher.group(4) : digest);
  }

  boolean isDigest() {
    return reference.startsWith("sha256:");
  }

  @Override
  public String toString() {
    return "oci://%s/%s%s%s".formatted(host, repository, isDigest() ? "@" : ":", reference);
  }
}
