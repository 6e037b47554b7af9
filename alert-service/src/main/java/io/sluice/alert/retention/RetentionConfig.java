package io.sluice.alert.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** For how long rows are kept, by the clock at which they were written. */
@ConfigMapping(prefix = "sluice.alert.retention")
public interface RetentionConfig {

  /**
   * Resolved incidents, published alerts and their deliveries, what was asked to be quiet after its
   * end, and states of calm assets. Windows of maintenance are kept two years longer, for who
   * trains on what is older.
   */
  @WithDefault("90d")
  @DurationMin(millis = 1)
  Duration keep();

  /** Rows deleted in one transaction, at most. */
  @WithDefault("1000")
  @Min(1)
  @Max(100_000)
  int batchSize();

  /** Pause between two rounds. */
  @WithDefault("10m")
  String every();
}
