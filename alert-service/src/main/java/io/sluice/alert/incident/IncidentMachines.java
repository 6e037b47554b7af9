package io.sluice.alert.incident;

import io.sluice.contracts.Debounce;
import io.sluice.incidents.Course;
import io.sluice.incidents.DriftStream;
import io.sluice.incidents.IncidentMachine;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.StreamState;
import io.sluice.incidents.WatchPolicy;
import io.sluice.platform.startup.Faults;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine of each profile. How patient it is says the configuration of the profile, then its
 * bundle, then the configuration of all.
 */
public final class IncidentMachines {

  private final IncidentMachine usual;
  private final Map<String, IncidentMachine> byProfile = new HashMap<>();

  /**
   * @throws IllegalArgumentException naming the profile and the setting that contradicts another
   */
  public IncidentMachines(IncidentConfig config) {
    usual = machine(usual(config));
    config
        .profiles()
        .forEach(
            (profile, changed) ->
                byProfile.put(profile, machine(ofProfile(profile, config, changed))));
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

  private IncidentMachine machine(IncidentPolicy policy) {
    return new IncidentMachine(policy, (stream, state) -> ofStream(stream, state).policy());
  }

  /**
   * @param debounce what the bundle says; null if nothing
   */
  public IncidentMachine of(String profile, @Nullable Debounce debounce) {
    IncidentMachine configured = byProfile.get(profile);
    if (configured != null) {
      return configured;
    }
    return debounce == null ? usual : machine(usual.policy().with(debounce));
  }

  /**
   * The same, more patient: an operating mode asks for it.
   *
   * @param onDelay how long windows must be anomalous before an incident opens, if that is longer
   */
  public IncidentMachine of(String profile, @Nullable Debounce debounce, Duration onDelay) {
    IncidentPolicy policy = of(profile, debounce).policy();
    return onDelay.compareTo(policy.onDelay()) > 0
        ? machine(policy.with(new Debounce(onDelay, policy.offDelay())))
        : of(profile, debounce);
  }

  /** The machine that judges what is told of drift of a profile's streams. */
  public IncidentMachine ofDrift(String profile) {
    return machine(of(profile, null).policy().ofDrift());
  }

  /**
   * The machine that judges a stream as it was last seen.
   *
   * @param stream its name
   */
  public IncidentMachine ofStream(String stream, StreamState state) {
    String profile = state.profile();
    return profile != null && DriftStream.is(stream) ? ofDrift(profile) : of(state);
  }

  private IncidentMachine of(StreamState state) {
    String profile = state.profile();
    return profile == null ? usual : of(profile, state.debounce());
  }

  /**
   * The machine that does what people say of an asset, and what the wall clock does to it; each of
   * its streams has its own policy.
   */
  public IncidentMachine ofAsset() {
    return usual;
  }

  /** The shortest silence that means something, of all profiles. */
  public Duration shortestSilence() {
    return Stream.concat(Stream.of(usual), byProfile.values().stream())
        .flatMap(
            machine ->
                Stream.of(machine.policy().maxSilence(), machine.policy().watch().assetSilent()))
        .filter(silence -> !silence.isZero())
        .min(Comparator.naturalOrder())
        .orElseThrow();
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
