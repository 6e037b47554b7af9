package io.sluice.scoring.trial;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of {@code POST /api/v1/trials}, which shares this process with the stream. */
@ConfigMapping(prefix = "sluice.scoring.trial")
public interface TrialConfig {

  /**
   * Bytes of a file, unpacked. It is held in memory while it is judged: times {@code concurrency},
   * that has to fit the heap beside the stream.
   */
  @WithDefault("32M")
  MemorySize maxBody();

  /** How long a file may take to arrive; a slower one is answered 408. */
  @WithDefault("1m")
  Duration bodyTimeout();

  /** Rows of a file. */
  @WithDefault("1000000")
  @Min(1)
  @Max(10_000_000)
  int maxRows();

  /** How long a file may be judged before that ends. */
  @WithDefault("2m")
  Duration maxTime();

  /** Files that are judged at the same time; further ones are turned away with 503. */
  @WithDefault("1")
  @Min(1)
  @Max(16)
  int concurrency();
}
