package io.sluice.cli.models;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.StageChange;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.store.CommandStore;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes down which version is in use where that was so without a word. */
public final class ChampionOfRecord {

  private ChampionOfRecord() {}

  /**
   * Afterwards what is trained of this profile is a candidate.
   *
   * @throws CommandFailure if the version in use is not whole, or nothing can be written
   */
  public static void of(String profile) {
    if (InstalledBundle.versions(profile).isPromoted()) {
      return;
    }
    try {
      new BundleCatalog(Home.bundleRoots()).change(profile, ChampionOfRecord::asItIs);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * The same, in the store too.
   *
   * @throws CommandFailure as {@link #of(String)}, or if the store says no
   */
  public static void of(String profile, CommandStore store) {
    if (!InstalledBundle.versions(profile).isPromoted()) {
      store.change(profile, ChampionOfRecord::asItIs);
    }
  }

  private static StageChange asItIs(ProfileVersions now) {
    int champion = now.champion().orElseThrow();
    return new StageChange(
        StageChange.Action.PROMOTED,
        champion,
        sha256(now.profile(), champion),
        null,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        System.getProperty("user.name"),
        "in use when candidates were first trained");
  }

  private static String sha256(String profile, int version) {
    try (var bundle = Bundle.load(InstalledBundle.folder(profile, version))) {
      return bundle.ref().sha256();
    } catch (BundleRefusedException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
