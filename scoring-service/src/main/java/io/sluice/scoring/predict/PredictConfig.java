package io.sluice.scoring.predict;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of {@code POST /api/v1/predict}: it must never take what the stream needs. */
@ConfigMapping(prefix = "sluice.scoring.predict")
public interface PredictConfig {

  /**
   * Bytes of a request. The objects made of it take about a dozen times as much at worst: times
   * {@code concurrency}, that has to fit the heap beside the stream.
   */
  @WithDefault("2M")
  MemorySize maxBody();

  /** How long a body may take to arrive; a slower one is answered 408. */
  @WithDefault("5s")
  Duration bodyTimeout();

  /** Windows in a request. */
  @WithDefault("256")
  @Min(1)
  @Max(10_000)
  int maxWindows();

  /** Requests that are read and scored at the same time; others wait, their bodies unread. */
  @WithDefault("1")
  @Min(1)
  @Max(64)
  int concurrency();

  /** How long a request waits for its turn before it is turned away with 503. */
  @WithDefault("1s")
  Duration maxWait();
}
