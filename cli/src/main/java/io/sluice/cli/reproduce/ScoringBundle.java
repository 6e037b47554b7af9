package io.sluice.cli.reproduce;

import io.sluice.catalog.Sha256;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.history.StoredScore;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.detection.bundle.BundleRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the bundle that a score names: by its digest, for a number may have been used twice. */
final class ScoringBundle {

  private ScoringBundle() {}

  /**
   * @throws CommandFailure if it is not on this machine, or not whole
   */
  static Bundle load(StoredScore score) {
    for (Path folder : InstalledBundle.versions(score.profile()).folders().values()) {
      if (isOf(folder, score.bundle().sha256())) {
        try {
          return Bundle.load(folder);
        } catch (BundleRefusedException e) {
          throw new CommandFailure(e.getMessage(), e);
        }
      }
    }
    throw new CommandFailure(
        "bundle %s of profile '%s' with sha256 %s, which judged it, is not under %s: put it back there, under any version"
            .formatted(
                score.bundle().version(),
                score.profile(),
                score.bundle().sha256(),
                Home.bundleRoots()));
  }

  private static boolean isOf(Path folder, String sha256) {
    Path manifest = folder.resolve(BundleManifest.FILE);
    try {
      return Files.isRegularFile(manifest)
          && Sha256.of(Files.readAllBytes(manifest)).equals(sha256);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + manifest + ": " + e.getMessage(), e);
    }
  }
}
