package io.sluice.alert.quiet;

import io.sluice.contracts.Severity;
import io.sluice.incidents.quiet.ModePolicy;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an operating mode changes: cleaning, start-up. One setting at least. */
public interface ModeConfig {

  /** Whether nobody is told of anything meanwhile. */
  @WithDefault("false")
  boolean quiet();

  /** From which severity on people are told: INFO, WARNING or CRITICAL. */
  Optional<Severity> minSeverity();

  /** Event time for which windows must be anomalous before an incident opens, if that is longer. */
  Optional<Duration> onDelay();

  /**
   * The policies by the names of their modes.
   *
   * @throws IllegalArgumentException naming the mode that contradicts itself
   */
  static Map<String, ModePolicy> policies(Map<String, ModeConfig> modes) {
    var policies = new HashMap<String, ModePolicy>();
    modes.forEach(
        (name, mode) -> {
          try {
            policies.put(name, new ModePolicy(mode.quiet(), mode.minSeverity(), mode.onDelay()));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "sluice.alert.modes.%s: %s".formatted(name, e.getMessage()), e);
          }
        });
    return policies;
  }
}
