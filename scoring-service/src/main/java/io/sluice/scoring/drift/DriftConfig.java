package io.sluice.scoring.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Whether and how streams are compared with what their bundles were trained on. */
@ConfigMapping(prefix = "sluice.scoring.drift")
public interface DriftConfig {

  /** Whether they are compared at all. */
  @WithDefault("true")
  boolean enabled();

  /** Longest time from a reading to what it tells. */
  @WithDefault("5s")
  Duration commitEvery();

  /** Streams watched by one process, some tens of KB each; further ones push out the oldest. */
  @WithDefault("2000")
  @Min(1)
  @Max(1_000_000)
  int maxStreams();

  /**
   * What contradicts itself.
   *
   * @throws IllegalArgumentException saying in one sentence what to change
   */
  default void check() {
    if (!commitEvery().isPositive() || commitEvery().compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "sluice.scoring.drift.commit-every is %s, expected above 0 and at most a minute"
              .formatted(commitEvery()));
    }
  }
}
