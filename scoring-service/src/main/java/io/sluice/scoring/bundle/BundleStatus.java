package io.sluice.scoring.bundle;

/** What the registry has to say of one profile. */
public sealed interface BundleStatus {

  String profile();

  /** The newest version is served. */
  record Serving(String profile, String version) implements BundleStatus {}

  /** Every version was refused. */
  record Refused(String profile, String sentence) implements BundleStatus {}

  /** Newer versions were refused, an older one serves. */
  record ServingOlder(String profile, String version, String sentence) implements BundleStatus {}
}
