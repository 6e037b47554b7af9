package io.sluice.alert.publish;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How alerts get from the outbox to the topic. */
public interface PublishConfig {

  /** How often to look for alerts that another replica left behind. */
  @WithDefault("500ms")
  Duration pollEvery();

  /** Alerts published at once, at most; 1 to 10000. */
  @WithDefault("500")
  int batchSize();
}
