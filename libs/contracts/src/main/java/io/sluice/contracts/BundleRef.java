package io.sluice.contracts;

/**
 * Which bundle judged.
 *
 * @param version version within the profile
 * @param sha256 digest of the bundle's manifest, hex
 */
public record BundleRef(String version, String sha256) {

  public BundleRef {
    Checks.name(version, "bundle.version");
    Checks.name(sha256, "bundle.sha256");
  }
}
