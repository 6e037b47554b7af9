package io.sluice.incidents;

import io.sluice.contracts.Debounce;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine of each profile, by the policies in force. */
public final class IncidentMachines {

  private final PoliciesInForce policies;
  private final IncidentMachine usual;
  private final Map<String, IncidentMachine> byProfile = new HashMap<>();

  public IncidentMachines(PoliciesInForce policies) {
    this.policies = policies;
    this.usual = machine(policies.usual());
    policies.byProfile().forEach((profile, policy) -> byProfile.put(profile, machine(policy)));
  }

  private IncidentMachine machine(IncidentPolicy policy) {
    return new IncidentMachine(policy, (stream, state) -> ofStream(stream, state).policy());
  }

  /**
   * @param debounce what the bundle says; null if nothing
   */
  public IncidentMachine of(String profile, @Nullable Debounce debounce) {
    IncidentMachine ofProfile = byProfile.get(profile);
    if (ofProfile != null) {
      return ofProfile;
    }
    return debounce == null ? usual : machine(policies.of(profile, debounce));
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
}
