package io.sluice.platform.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When the schema of the service is brought up to date. */
@ConfigMapping(prefix = "sluice.database.migration")
public interface MigrationMode {

  /** Whether each start does it. Off where a run of its own does. */
  @WithDefault("true")
  boolean atStart();

  /**
   * Do it, then exit: 0 if the schema is what this release knows. Nothing is consumed and nobody is
   * served, so that neither Kafka nor keys are needed.
   */
  @WithDefault("false")
  boolean andExit();
}
