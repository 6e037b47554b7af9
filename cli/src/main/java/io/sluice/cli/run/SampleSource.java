package io.sluice.cli.run;

import io.sluice.cli.replay.ReplaySource;
import io.sluice.contracts.Reading;
import io.sluice.testbed.plant.PlantReading;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The shipped sample: a simulated plant under attack. */
public final class SampleSource implements ReplaySource {

  public static final String ASSET = "plant-1";

  private static final long SEED = 7;

  private final String asset;
  private final String profile;
  private final PlantSimulator plant;
  private final long total;
  private final Duration shift;
  private long handedOut;

  private SampleSource(String asset, String profile, Scenario scenario, Duration shift) {
    this.asset = asset;
    this.profile = profile;
    this.plant = new PlantSimulator(SEED, scenario);
    this.total = scenario.duration().toSeconds();
    this.shift = shift;
  }

  /**
   * The sample, moved behind what is known of the asset: readings of the past would be taken for
   * repetitions.
   *
   * @param lastReading event time of the asset's newest reading, if there is one
   */
  public static SampleSource after(Optional<Instant> lastReading, String asset, String profile) {
    var scenario = Scenarios.shipped(Scenarios.SAMPLE);
    return new SampleSource(asset, profile, scenario, Sample.shift(scenario.begin(), lastReading));
  }

  @Override
  public String name() {
    return "the sample plant";
  }

  @Override
  public SequencedSet<String> assets() {
    return new LinkedHashSet<>(List.of(asset));
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public @Nullable Reading next() {
    if (handedOut == total) {
      return null;
    }
    handedOut++;
    PlantReading reading = plant.next();
    Reading read = reading.toReading(asset, profile);
    return new Reading(
        read.asset(), read.profile(), read.time().plus(shift), read.values(), null, read.label());
  }
}
