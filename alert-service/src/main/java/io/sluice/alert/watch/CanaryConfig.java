package io.sluice.alert.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** An invented anomaly that has to come out of a channel. */
@ConfigMapping(prefix = "sluice.alert.canary")
public interface CanaryConfig {

  /** Whether there is one. */
  @WithDefault("true")
  boolean enabled();

  /** How often one is sent; at least as long as it may take. */
  @WithDefault("1m")
  Duration every();

  /**
   * How long one may take until it is out. Later than that the service is not ready, and tells so
   * through every other receiver.
   */
  @WithDefault("30s")
  Duration within();

  /**
   * The receiver, as alerting.yaml calls it, that it has to come out of; without one it comes out
   * of a worker of its own, and bothers nobody. Its alerts carry test = true.
   */
  Optional<String> receiver();
}
