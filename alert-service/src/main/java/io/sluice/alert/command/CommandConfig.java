package io.sluice.alert.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How commands of people are answered. */
@ConfigMapping(prefix = "sluice.alert.command")
public interface CommandConfig {

  /**
   * Longest time that a request waits for the effect of its command; then it is answered that it is
   * under way.
   */
  @WithDefault("10s")
  @DurationMin(millis = 1)
  Duration answerWithin();
}
