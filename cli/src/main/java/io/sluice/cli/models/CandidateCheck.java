package io.sluice.cli.models;

import io.sluice.catalog.ProfileVersions;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.InstalledBundle;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a version could judge what the one in use judges. */
final class CandidateCheck {

  private CandidateCheck() {}

  /**
   * Returns the digest of a version that is whole and judges readings of the same kind.
   *
   * @throws CommandFailure if it is not, or the one in use is gone
   */
  static String digest(int wanted, ProfileVersions versions) {
    try (var bundle = load(wanted, versions)) {
      ProfileKind kind = KnownBundles.manifest(inUse(versions)).profile().kind();
      if (bundle.profile().kind() != kind) {
        throw new CommandFailure(
            "version %d judges %s, the one in use %s: readings of the one cannot be judged by the other; give the new one a profile of its own"
                .formatted(wanted, bundle.profile().kind(), kind));
      }
      return bundle.ref().sha256();
    }
  }

  /**
   * Loads a version; to be closed.
   *
   * @throws CommandFailure if it is not whole, or not what its folder says
   */
  static Bundle load(int wanted, ProfileVersions versions) {
    String profile = versions.profile();
    Path folder = InstalledBundle.folder(profile, wanted);
    try {
      Bundle bundle = Bundle.load(folder);
      Optional<String> objection =
          bundle.profile().name().equals(profile)
              ? versions.misplaced(wanted, bundle.ref().version())
              : Optional.of(
                  "bundle %s is of profile '%s', not of '%s'"
                      .formatted(folder, bundle.profile().name(), profile));
      if (objection.isPresent()) {
        bundle.close();
        throw new CommandFailure(objection.get());
      }
      return bundle;
    } catch (BundleRefusedException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static Path inUse(ProfileVersions versions) {
    return versions
        .inUse()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "the version in use of %s is gone, and there is none before it; put it back"
                        .formatted(versions.profile())));
  }
}
