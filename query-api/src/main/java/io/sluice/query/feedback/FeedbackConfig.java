package io.sluice.query.feedback;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What people say of records and windows. */
@ConfigMapping(prefix = "sluice.query.feedback")
public interface FeedbackConfig {

  /** Bytes of one request. */
  @WithDefault("8M")
  MemorySize maxBody();

  /** Records and windows of one request, which is stored as a whole or not at all. */
  @WithDefault("10000")
  @Min(1)
  @Max(100_000)
  int maxRows();
}
