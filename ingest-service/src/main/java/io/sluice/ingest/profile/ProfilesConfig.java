package io.sluice.ingest.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where the known profiles are read from. */
@ConfigMapping(prefix = "sluice.ingest.profiles")
public interface ProfilesConfig {

  /** Folders that hold bundles as {@code <profile>/<version>/bundle.json}; one may be missing. */
  @NotEmpty
  @WithDefault("models/bundles,.sluice/bundles")
  List<Path> roots();

  /** How old the catalog may be before the folders are looked through again. */
  @NotNull
  @WithDefault("5s")
  Duration rescan();
}
