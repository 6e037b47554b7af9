package io.sluice.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that makes a bundle puts it; the same for every such command. */
public final class BundleTarget {

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where bundles lie; this one becomes PROFILE/VERSION/ (default: .sluice/bundles).")
  @Nullable Path out;

  public Path root() {
    return out == null ? Home.ownBundles() : out;
  }

  /** Further folders whose versions the new one has to be above, to be the one that is served. */
  public List<Path> otherRoots() {
    return out == null ? Home.bundleRoots() : List.of();
  }
}
