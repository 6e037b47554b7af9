package io.sluice.cli;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.FileFault;
import io.sluice.catalog.ProfileVersions;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle that lies on this machine.
 *
 * @param folder where
 * @param profile the profile that it is a version of
 */
public record InstalledBundle(Path folder, Profile profile) {

  /**
   * The version of a profile's bundle that is in use, among the person's own and the shipped ones.
   * Only looks at its profile; whoever judges with it checks the rest.
   *
   * @throws CommandFailure if there is none, or its manifest cannot be read
   */
  public static InstalledBundle find(String profile) {
    List<Path> roots = Home.bundleRoots();
    Path folder =
        versions(profile)
            .inUse()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there is no bundle for profile '%s' under %s or %s: train one with sluice train --profile %s --data normal.csv"
                            .formatted(profile, roots.get(0), roots.get(1), profile)));
    Path manifest = folder.resolve("bundle.json");
    try {
      var profileNode = Messages.mapper().readTree(manifest.toFile()).path("profile");
      return new InstalledBundle(folder, Messages.mapper().treeToValue(profileNode, Profile.class));
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + manifest + ": " + FileFault.of(e), e);
    }
  }

  /**
   * What there is of a profile, among the person's own bundles and the shipped ones.
   *
   * @throws CommandFailure if folders or the file of stages cannot be read
   */
  public static ProfileVersions versions(String profile) {
    try {
      return new BundleCatalog(Home.bundleRoots()).versions(profile);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * Where one version lies.
   *
   * @throws CommandFailure if there is none such
   */
  public static Path folder(String profile, int version) {
    var folders = versions(profile).folders();
    Path folder = folders.get(version);
    if (folder == null) {
      throw new CommandFailure(
          "profile '%s' has no bundle %d, %s"
              .formatted(
                  profile,
                  version,
                  folders.isEmpty() ? "nor any other" : "only " + folders.keySet()));
    }
    return folder;
  }
}
