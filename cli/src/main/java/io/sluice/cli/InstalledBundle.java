package io.sluice.cli;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.BundleFolders;
import java.io.IOException;
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
   * The newest version of a profile's bundle, among the person's own and the shipped ones. Only
   * looks at its profile; whoever judges with it checks the rest.
   *
   * @throws CommandFailure if there is none, or its manifest cannot be read
   */
  public static InstalledBundle find(String profile) {
    List<Path> roots = Home.bundleRoots();
    Path folder =
        new BundleFolders(roots)
            .newest(profile)
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
      throw new CommandFailure("cannot read " + manifest + ": " + e.getMessage(), e);
    }
  }
}
