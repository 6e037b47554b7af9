package io.sluice.query.rollup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How readings and scores are rolled up by minute and hour. */
@ConfigMapping(prefix = "sluice.query.rollup")
public interface RollupConfig {

  /** Time between two runs, and thus how old the newest point of a long chart may be. */
  @WithDefault("30s")
  @DurationMin(millis = 100)
  Duration every();

  /**
   * Longest time of one run, after which the projection has the database for itself until the next;
   * what is left then waits.
   */
  @WithDefault("15s")
  @DurationMin(millis = 100)
  Duration longestRun();
}
