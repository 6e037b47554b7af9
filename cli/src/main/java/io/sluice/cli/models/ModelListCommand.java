package io.sluice.cli.models;

import io.sluice.catalog.ProfileVersions;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.console.Console;
import io.sluice.cli.store.StoreArguments;
import io.sluice.detection.bundle.DetectorEntry;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All bundles, a line each. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists bundles with their stage: the champion is in use, a candidate was made after it and"
            + " waits to be promoted, one in the shadow judges beside the champion, what is retired"
            + " was in use or was passed over.")
final class ModelListCommand implements Callable<Integer> {

  @Option(names = "--profile", paramLabel = "NAME", description = "Only those of this profile.")
  @Nullable String profile;

  @Mixin StoreArguments stored = new StoreArguments();

  @Override
  public Integer call() {
    Console console = Console.system();
    stored.fetch(console);
    list(console);
    return 0;
  }

  private void list(Console console) {
    Collection<ProfileVersions> profiles =
        profile == null ? KnownBundles.all().values() : List.of(KnownBundles.of(profile));
    if (profiles.isEmpty()) {
      console.println("There is no bundle under " + Home.bundleRoots() + ".");
      return;
    }
    console.println(
        "%-24s %7s  %-9s  %10s  %s".formatted("profile", "version", "stage", "rows", "detectors"));
    for (var versions : profiles) {
      versions
          .folders()
          .descendingMap()
          .forEach((version, folder) -> console.println(line(versions, version, folder)));
    }
  }

  private static String line(ProfileVersions versions, int version, Path folder) {
    String stage = versions.stage(version).name().toLowerCase(Locale.ROOT);
    try {
      var manifest = KnownBundles.manifest(folder);
      return "%-24s %7d  %-9s  %,10d  %s"
          .formatted(
              versions.profile(),
              version,
              stage,
              manifest.training().rows(),
              manifest.detectors().stream()
                  .map(DetectorEntry::name)
                  .collect(Collectors.joining(", ")));
    } catch (CommandFailure e) {
      return "%-24s %7d  %-9s  %s".formatted(versions.profile(), version, stage, e.getMessage());
    }
  }
}
