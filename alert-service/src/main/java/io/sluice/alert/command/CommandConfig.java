package io.sluice.alert.command;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How commands of people are answered. */
public interface CommandConfig {

  /**
   * Longest time that a request waits for the effect of its command; then it is answered that it is
   * under way.
   */
  @WithDefault("10s")
  Duration answerWithin();
}
