package io.sluice.cli.models;

import io.sluice.catalog.ProfileVersions;
import picocli.CommandLine.Option;

/** Of which profile the bundles are; the same for every command that is about one. */
final class BundleArguments {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "The profile whose bundles these are.")
  String profile = "";

  ProfileVersions versions() {
    return KnownBundles.of(profile);
  }
}
