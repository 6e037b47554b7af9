package io.sluice.cli.models;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.FileFault;
import io.sluice.catalog.ProfileVersions;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.InstalledBundle;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.BundleManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The bundles of this machine as the commands see them. */
public final class KnownBundles {

  private KnownBundles() {}

  /**
   * @throws CommandFailure if they cannot be listed
   */
  static Map<String, ProfileVersions> all() {
    try {
      return new BundleCatalog(Home.bundleRoots()).profiles();
    } catch (UncheckedIOException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * @throws CommandFailure if the profile has no bundle
   */
  static ProfileVersions of(String profile) {
    var versions = InstalledBundle.versions(profile);
    if (versions.folders().isEmpty()) {
      var known = all().keySet();
      throw new CommandFailure(
          "profile '%s' has no bundle; %s"
              .formatted(
                  profile, known.isEmpty() ? "nor has any other" : "those that have are " + known));
    }
    return versions;
  }

  /**
   * What a bundle says of itself; whether it is so, is checked by whoever loads it.
   *
   * @throws CommandFailure if its manifest cannot be read
   */
  public static BundleManifest manifest(Path folder) {
    Path file = folder.resolve(BundleManifest.FILE);
    try {
      return Messages.decode(Files.readAllBytes(file), BundleManifest.class);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + FileFault.of(e), e);
    } catch (MalformedMessageException e) {
      throw new CommandFailure(file + " is unreadable: " + e.getMessage(), e);
    }
  }
}
