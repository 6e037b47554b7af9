package io.sluice.cli.run;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.replay.ReplaySource;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.testbed.plant.PlantReading;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.tag.PlantTags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shipped sample: a simulated plant under attack. */
public final class SampleSource implements ReplaySource {

  public static final String ASSET = "plant-1";

  private static final long SEED = 7;

  /** Longer than any window bridges: a further sample is a new beginning. */
  private static final Duration PAUSE = Duration.ofHours(1);

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
    Duration shift =
        lastReading
            .map(last -> Duration.between(scenario.begin(), last.plus(PAUSE)))
            .filter(Duration::isPositive)
            .map(behind -> Duration.ofHours(behind.toHours() + 1))
            .orElse(Duration.ZERO);
    return new SampleSource(asset, profile, scenario, shift);
  }

  /**
   * @throws CommandFailure if the profile is another plant's
   */
  static void checkFits(Profile profile) {
    var missing = tagNames(profile.tags());
    missing.removeAll(tagNames(PlantTags.all()));
    if (!missing.isEmpty()) {
      throw new CommandFailure(
          "the sample plant does not fit profile %s: it has no %s; give files with --replay, or --no-replay"
              .formatted(profile.name(), missing.getFirst()));
    }
  }

  private static List<String> tagNames(List<Tag> tags) {
    return tags.stream().map(Tag::name).collect(Collectors.toCollection(ArrayList::new));
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
