package io.sluice.query.trial;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Files that people try, on their way to scoring-service. */
@ConfigMapping(prefix = "sluice.query.trial")
public interface TrialConfig {

  /** Bytes of a file, as it is sent; what it comes to unpacked is bounded by scoring-service. */
  @WithDefault("32M")
  MemorySize maxBody();

  /** Files that are handed on at the same time; further ones are turned away with 503. */
  @WithDefault("2")
  @Min(1)
  @Max(16)
  int concurrency();
}
