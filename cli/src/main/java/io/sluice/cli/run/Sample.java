package io.sluice.cli.run;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.replay.ReplaySource;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.testbed.network.sensor.SensorField;
import io.sluice.testbed.plant.tag.PlantTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is replayed where nobody gives files: the plant or the network that a profile fits. */
enum Sample {
  PLANT(SampleSource.ASSET),
  NETWORK(NetworkSample.ASSET);

  /** Longer than any window bridges: a further sample is a new beginning. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private final String asset;

  Sample(String asset) {
    this.asset = asset;
  }

  /** What its asset is called unless somebody says otherwise. */
  String asset() {
    return asset;
  }

  /**
   * @throws CommandFailure if the profile is of something else
   */
  static Sample fitting(Profile profile) {
    List<String> wanted = profile.tags().stream().map(Tag::name).toList();
    List<String> plant = PlantTags.all().stream().map(Tag::name).toList();
    if (plant.containsAll(wanted)) {
      return PLANT;
    }
    if (wanted.stream().allMatch(tag -> SensorField.named(tag).isPresent())) {
      return NETWORK;
    }
    throw new CommandFailure(
        "neither the sample plant nor the sample network fits profile %s: the plant has no %s; give files with --replay, or --no-replay"
            .formatted(
                profile.name(),
                wanted.stream().filter(tag -> !plant.contains(tag)).findFirst().orElseThrow()));
  }

  /**
   * The sample, moved behind what is known of the asset: readings of the past would be taken for
   * repetitions.
   *
   * @param lastReading event time of the asset's newest reading, if there is one
   */
  ReplaySource after(Optional<Instant> lastReading, String name, Profile profile) {
    return switch (this) {
      case PLANT -> SampleSource.after(lastReading, name, profile.name());
      case NETWORK -> NetworkSample.after(lastReading, name, profile);
    };
  }

  /** By how many hours a sample that begins at a time is moved. */
  static Duration shift(Instant begin, Optional<Instant> lastReading) {
    return lastReading
        .map(last -> Duration.between(begin, last.plus(PAUSE)))
        .filter(Duration::isPositive)
        .map(behind -> Duration.ofHours(behind.toHours() + 1))
        .orElse(Duration.ZERO);
  }
}
