package io.sluice.scoring.bundle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where bundles come from. */
@ConfigMapping(prefix = "sluice.scoring.bundles")
public interface BundleConfig {

  /**
   * Folders that hold {@code <profile>/<version>/}; of a profile its champion is served, or the
   * highest version if nobody has promoted one; of equal versions the one in the earlier root. A
   * root that does not exist yet is looked for again with every rescan.
   */
  @WithDefault("models/bundles,.sluice/bundles")
  @NotEmpty
  List<Path> roots();

  /** Time between two looks for newly trained bundles. */
  @WithDefault("10s")
  Duration rescan();

  /**
   * Which bundles of a profile may be served: by its name the SHA-256 of each one's {@code
   * bundle.json}, in hex. That file has the hashes of all others, so no file of such a bundle can
   * be another. Of a profile that is not named here any bundle that agrees with itself may be
   * served.
   */
  Map<String, Set<String>> pins();
}
