package io.sluice.query.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How topics are written into the database. */
@ConfigMapping(prefix = "sluice.query.projection")
public interface ProjectionConfig {

  /** First wait before a failed write is tried again; doubles with each attempt. */
  @WithDefault("200ms")
  @DurationMin(millis = 1)
  Duration retryInitial();

  /** Longest wait between two attempts. Attempts go on until the database takes the batch. */
  @WithDefault("10s")
  Duration retryMax();

  /**
   * Partitions (days with data) of readings, and as many of scores, from 1 to 2000. Days beyond it
   * share one partition: correct, but dropped row by row.
   */
  @WithDefault("400")
  @Min(1)
  @Max(2000)
  int maxPartitions();
}
