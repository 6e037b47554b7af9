package io.sluice.alert.quiet;

import io.sluice.incidents.quiet.ModePolicy;
import java.util.Map;

/**
 * The operating modes that there are.
 *
 * @param policies by their names
 */
public record Modes(Map<String, ModePolicy> policies) {

  public Modes {
    policies = Map.copyOf(policies);
  }

  /** Whether one of them changes when incidents open, so that it must be known before. */
  boolean changeDelays() {
    return policies.values().stream().anyMatch(policy -> policy.onDelay().isPresent());
  }
}
