package io.sluice.cli.models;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.StageChange;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.store.CommandStore;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who changes what is in use, and why; the same for every command that does. */
final class ChangeArguments {

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for those who look later; needed unless a command gives one itself.")
  @Nullable String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who (default: the name that this machine knows you by).")
  @Nullable String by;

  /**
   * A change as of now.
   *
   * @throws CommandFailure if nobody says why
   */
  StageChange change(
      StageChange.Action action, int version, String sha256, @Nullable Integer replaced) {
    if (reason == null) {
      throw new CommandFailure("say by --reason TEXT why, for those who look later");
    }
    try {
      return new StageChange(
          action,
          version,
          sha256,
          replaced,
          Instant.now().truncatedTo(ChronoUnit.SECONDS),
          by == null ? System.getProperty("user.name") : by,
          reason);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * Stores what is decided: in the store if there is one, and beside the person's own bundles.
   *
   * @throws CommandFailure if it cannot be stored
   */
  StageChange store(
      @Nullable CommandStore store, String profile, Function<ProfileVersions, StageChange> decide) {
    if (store != null) {
      return store.change(profile, decide);
    }
    try {
      return new BundleCatalog(Home.bundleRoots()).change(profile, decide);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
