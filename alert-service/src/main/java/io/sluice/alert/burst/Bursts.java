package io.sluice.alert.burst;

import io.sluice.incidents.burst.BurstPolicy;
import io.sluice.incidents.burst.BurstPolicy.Counted;
import java.util.List;

/**
 * What is a burst.
 *
 * @param policies all that are looked for
 */
public record Bursts(List<BurstPolicy> policies) {

  public Bursts {
    policies = List.copyOf(policies);
  }

  /** Whether anybody wants to know how many there are. */
  public boolean count(Counted what) {
    return policies.stream().anyMatch(policy -> policy.counts() == what);
  }
}
