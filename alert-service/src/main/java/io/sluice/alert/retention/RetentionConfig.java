package io.sluice.alert.retention;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long rows are kept, by the clock at which they were written. */
public interface RetentionConfig {

  /** Resolved incidents, published alerts and their deliveries, and states of calm assets. */
  @WithDefault("90d")
  Duration keep();

  /** Rows deleted in one transaction, at most; 1 to 100000. */
  @WithDefault("1000")
  int batchSize();

  /** Pause between two rounds. */
  @WithDefault("10m")
  String every();
}
