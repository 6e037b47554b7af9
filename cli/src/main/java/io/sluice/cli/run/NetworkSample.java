package io.sluice.cli.run;

import io.sluice.cli.replay.ReplaySource;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.testbed.network.NetworkScenario;
import io.sluice.testbed.network.NetworkSimulator;
import io.sluice.testbed.network.sensor.NetworkFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The sample of flows: the network of a plant under attack. */
public final class NetworkSample implements ReplaySource {

  public static final String ASSET = "network-1";

  private static final long SEED = 21;

  private final String asset;
  private final Profile profile;
  private final List<NetworkFlow> flows;
  private final Duration shift;
  private int handedOut;

  private NetworkSample(String asset, Profile profile, List<NetworkFlow> flows, Duration shift) {
    this.asset = asset;
    this.profile = profile;
    this.flows = flows;
    this.shift = shift;
  }

  /**
   * The sample, moved behind what is known of the asset.
   *
   * @param lastReading event time of the asset's newest record, if there is one
   * @param profile whose tags are fields of the sensor
   */
  public static NetworkSample after(Optional<Instant> lastReading, String asset, Profile profile) {
    NetworkScenario scenario = NetworkScenario.SAMPLE;
    var simulator = new NetworkSimulator(SEED, scenario);
    Instant end = NetworkScenario.BEGIN.plus(scenario.duration());
    List<NetworkFlow> flows = new ArrayList<>();
    for (NetworkFlow flow = simulator.next(); flow.time().isBefore(end); flow = simulator.next()) {
      flows.add(flow);
    }
    return new NetworkSample(
        asset, profile, flows, Sample.shift(NetworkScenario.BEGIN, lastReading));
  }

  @Override
  public String name() {
    return "the sample network";
  }

  @Override
  public SequencedSet<String> assets() {
    return new LinkedHashSet<>(List.of(asset));
  }

  @Override
  public long total() {
    return flows.size();
  }

  @Override
  public @Nullable Reading next() {
    if (handedOut == flows.size()) {
      return null;
    }
    NetworkFlow flow = flows.get(handedOut++);
    return flow.toReading(asset, profile, flow.time().plus(shift));
  }
}
