package io.sluice.alert.incident;

import io.sluice.incidents.Course;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.incidents.WatchPolicy;
import io.sluice.platform.startup.Faults;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policies that are configured. */
public final class ConfiguredPolicies {

  private ConfiguredPolicies() {}

  /**
   * @throws IllegalArgumentException naming the profile and the setting that contradicts another
   */
  public static PoliciesInForce of(IncidentConfig config) {
    var byProfile = new TreeMap<String, IncidentPolicy>();
    config
        .profiles()
        .forEach((profile, changed) -> byProfile.put(profile, ofProfile(profile, config, changed)));
    return new PoliciesInForce(usual(config), byProfile);
  }

  /** What contradicts itself, of each profile. */
  public static void check(IncidentConfig config, Faults faults) {
    faults.of(() -> usual(config));
    new TreeMap<>(config.profiles())
        .forEach((profile, changed) -> faults.of(() -> ofProfile(profile, config, changed)));
  }

  private static IncidentPolicy usual(IncidentConfig config) {
    return policy("sluice.alert.incident", config, null);
  }

  private static IncidentPolicy ofProfile(
      String profile, IncidentConfig config, IncidentConfig.Override changed) {
    return policy("sluice.alert.incident.profiles." + profile, config, changed);
  }

  private static IncidentPolicy policy(
      String where, IncidentConfig all, IncidentConfig.@Nullable Override one) {
    try {
      return one == null
          ? new IncidentPolicy(
              all.onDelay(),
              all.offDelay(),
              all.cooldown(),
              all.updateEvery(),
              all.maxSilence(),
              all.holdRatio(),
              new Course(
                  all.deescalateAfter(),
                  all.reopenWithin(),
                  all.flappingCount(),
                  all.flappingWithin(),
                  all.remindEvery()),
              new WatchPolicy(all.detectorSilent(), all.streamSilent(), all.assetSilent()))
          : new IncidentPolicy(
              one.onDelay().orElse(all.onDelay()),
              one.offDelay().orElse(all.offDelay()),
              one.cooldown().orElse(all.cooldown()),
              one.updateEvery().orElse(all.updateEvery()),
              one.maxSilence().orElse(all.maxSilence()),
              one.holdRatio().orElse(all.holdRatio()),
              new Course(
                  one.deescalateAfter().orElse(all.deescalateAfter()),
                  one.reopenWithin().orElse(all.reopenWithin()),
                  one.flappingCount().orElse(all.flappingCount()),
                  one.flappingWithin().orElse(all.flappingWithin()),
                  one.remindEvery().orElse(all.remindEvery())),
              new WatchPolicy(
                  one.detectorSilent().orElse(all.detectorSilent()),
                  one.streamSilent().orElse(all.streamSilent()),
                  one.assetSilent().orElse(all.assetSilent())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }
}
