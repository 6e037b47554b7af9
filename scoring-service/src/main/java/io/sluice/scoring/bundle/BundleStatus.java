package io.sluice.scoring.bundle;

/** What the registry has to say of one profile. */
public sealed interface BundleStatus {

  String profile();

  /** The newest version is served. */
  record Serving(String profile, String version) implements BundleStatus {}

  /** The newest version was refused and no other is served. */
  record Refused(String profile, String sentence) implements BundleStatus {}

  /** A newer version was refused, the older one goes on. */
  record ServingOlder(String profile, String version, String sentence) implements BundleStatus {}
}
