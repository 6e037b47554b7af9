package io.sluice.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.FileFault;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import io.sluice.catalog.StageChange.Action;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.InstalledBundle;
import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.BundleManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A copy of the bundle in use as its next version, which can be put in its shadow and taken out
 * again: it costs what a candidate costs that judges as the champion does.
 */
final class ShadowTwin {

  private final BundleCatalog catalog;
  private final String profile;
  private final int version;
  private final String sha256;

  private ShadowTwin(BundleCatalog catalog, String profile, int version, String sha256) {
    this.catalog = catalog;
    this.profile = profile;
    this.version = version;
    this.sha256 = sha256;
  }

  /**
   * @param champion stays in use
   * @param root an empty folder of bundles that services are to look at before all others
   * @throws CommandFailure if it cannot be written
   */
  static ShadowTwin prepare(InstalledBundle champion, Path root) {
    String profile = champion.profile().name();
    int inUse = Integer.parseInt(champion.folder().getFileName().toString());
    int next = inUse + 1;
    try {
      copy(champion.folder(), root.resolve(profile).resolve(String.valueOf(inUse)));
      Path twin = root.resolve(profile).resolve(String.valueOf(next));
      copy(champion.folder(), twin);
      byte[] manifest = ofVersion(next, Files.readAllBytes(twin.resolve(BundleManifest.FILE)));
      Files.write(twin.resolve(BundleManifest.FILE), manifest);
      var made =
          new ShadowTwin(new BundleCatalog(List.of(root)), profile, next, Sha256.of(manifest));
      byte[] champions = Files.readAllBytes(champion.folder().resolve(BundleManifest.FILE));
      made.change(Action.PROMOTED, inUse, Sha256.of(champions));
      return made;
    } catch (IOException e) {
      throw new CommandFailure(
          "cannot copy bundle %s into %s: %s".formatted(champion.folder(), root, FileFault.of(e)),
          e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static byte[] ofVersion(int version, byte[] manifest) throws IOException {
    ObjectNode tree = (ObjectNode) Messages.mapper().readTree(manifest);
    tree.put("version", String.valueOf(version));
    return Messages.mapper().writeValueAsBytes(tree);
  }

  /** Services see it with their next look, some seconds later. */
  void enter() {
    change(Action.SHADOWED, version, sha256);
  }

  /** Likewise. */
  void leave() {
    change(Action.UNSHADOWED, version, sha256);
  }

  private void change(Action action, int of, String digest) {
    catalog.change(
        profile,
        now ->
            new StageChange(
                action,
                of,
                digest,
                null,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                "sluice bench",
                "to measure what a shadow costs"));
  }
}
