package io.sluice.query.whatif;

import io.sluice.contracts.Debounce;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.PoliciesInForce;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By which rules scores of an asset are judged anew: by those in force, with the on-delay that was
 * asked for.
 *
 * @param policies of each profile that one of its streams has
 * @param profiles of its streams, by their names
 * @param areKnown whether all that is in force is known; the usual stands for what is not
 */
record WhatIfRules(PoliciesInForce policies, Map<String, String> profiles, boolean areKnown) {

  /**
   * @param inForce what alert-service says
   * @param debounces what the bundles of these profiles say; nothing of those that say nothing
   * @param onDelay in place of that of all; null if it stays as it is
   */
  static WhatIfRules of(
      PoliciesInForce inForce,
      Map<String, String> profiles,
      Map<String, Debounce> debounces,
      @Nullable Duration onDelay,
      boolean areKnown) {
    var byProfile = new TreeMap<String, IncidentPolicy>();
    for (String profile : profiles.values()) {
      IncidentPolicy policy = inForce.of(profile, debounces.get(profile));
      byProfile.put(
          profile,
          onDelay == null ? policy : policy.with(new Debounce(onDelay, policy.offDelay())));
    }
    return new WhatIfRules(
        new PoliciesInForce(inForce.usual(), byProfile), Map.copyOf(profiles), areKnown);
  }

  String profile(String stream) {
    return profiles.getOrDefault(stream, stream);
  }

  /** Below which ratio, as a part of the threshold, no stream holds an incident open. */
  double lowestHoldRatio() {
    return all().mapToDouble(IncidentPolicy::holdRatio).min().orElseThrow();
  }

  /** How long after an anomalous window what follows may still be of its incident, at most. */
  Duration longestAfter() {
    return all()
        .map(
            policy ->
                policy.offDelay().plus(policy.cooldown()).plus(policy.course().reopenWithin()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Stream<IncidentPolicy> all() {
    return Stream.concat(Stream.of(policies.usual()), policies.byProfile().values().stream());
  }
}
