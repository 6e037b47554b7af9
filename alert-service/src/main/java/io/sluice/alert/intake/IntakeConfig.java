package io.sluice.alert.intake;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How scores are consumed. */
public interface IntakeConfig {

  /**
   * Longest time that the progress of quiet assets is kept in memory alone. A change of an incident
   * is stored at once; after a crash, scores of at most this time are judged again, to the same
   * end.
   */
  @WithDefault("1s")
  Duration flushEvery();

  /** Assets of a partition whose state is kept in memory; the rest is read when needed. */
  @WithDefault("10000")
  int cachedAssets();

  /** Longest pause between attempts to reach the database or the broker. */
  @WithDefault("5s")
  Duration maxBackoff();
}
