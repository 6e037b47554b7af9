package io.sluice.query.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How long rows are kept. They go once both their event time and the last write of their day (or
 * row) are longer ago than that: a replay of years ago that was loaded today stays.
 */
@ConfigMapping(prefix = "sluice.query.retention")
public interface RetentionConfig {

  /** Of readings, at least 2 hours. */
  @WithDefault("30d")
  @DurationMin(hours = 2)
  Duration readings();

  /** Of scores, at least 2 hours. */
  @WithDefault("90d")
  @DurationMin(hours = 2)
  Duration scores();

  /** Of scores of bundles that judge beside those in use, at least 2 hours. */
  @WithDefault("14d")
  @DurationMin(hours = 2)
  Duration shadowScores();

  /** Of what readings and scores come to by minute and hour, at least 2 hours. */
  @WithDefault("400d")
  @DurationMin(hours = 2)
  Duration rollups();

  /**
   * Of incidents, their alerts, what people said of records and windows, and streams of assets not
   * heard of any more; at least 2 hours.
   */
  @WithDefault("730d")
  @DurationMin(hours = 2)
  Duration incidents();

  /** Time between two runs. */
  @WithDefault("1h")
  @DurationMin(seconds = 1)
  Duration every();
}
