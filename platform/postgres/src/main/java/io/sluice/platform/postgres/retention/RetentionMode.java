package io.sluice.platform.postgres.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When old rows are deleted. What is old is for each service to say. */
@ConfigMapping(prefix = "sluice.database.retention")
public interface RetentionMode {

  /** Whether this process deletes from time to time. Off where something else starts a run. */
  @WithDefault("true")
  boolean scheduled();

  /**
   * Delete once, then exit: 0 if nothing old is left. Nothing is consumed and nobody is served, so
   * that neither Kafka nor keys are needed.
   */
  @WithDefault("false")
  boolean andExit();
}
