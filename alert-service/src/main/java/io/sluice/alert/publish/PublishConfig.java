package io.sluice.alert.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How alerts get from the outbox to the topic. */
@ConfigMapping(prefix = "sluice.alert.publish")
public interface PublishConfig {

  /** How often to look for alerts that another replica left behind. */
  @WithDefault("500ms")
  @DurationMin(millis = 1)
  Duration pollEvery();

  /** Alerts published at once, at most. */
  @WithDefault("500")
  @Min(1)
  @Max(10_000)
  int batchSize();
}
