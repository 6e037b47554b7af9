package io.sluice.alert.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How scores are consumed. */
@ConfigMapping(prefix = "sluice.alert.intake")
public interface IntakeConfig {

  /**
   * Longest time that the progress of quiet assets is kept in memory alone. A change of an incident
   * is stored at once; after a crash, scores of at most this time are judged again, to the same
   * end.
   */
  @WithDefault("1s")
  @DurationMin(millis = 1)
  Duration flushEvery();

  /** Assets of a partition whose state is kept in memory; the rest is read when needed. */
  @WithDefault("10000")
  @Min(1)
  @Max(1_000_000)
  int cachedAssets();

  /** Longest pause between attempts to reach the database or the broker. */
  @WithDefault("5s")
  @DurationMin(millis = 1)
  Duration maxBackoff();
}
