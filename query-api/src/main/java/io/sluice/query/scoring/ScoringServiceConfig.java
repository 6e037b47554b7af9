package io.sluice.query.scoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where bundles are asked for, and files are sent that people try. */
@ConfigMapping(prefix = "sluice.query.scoring-service")
public interface ScoringServiceConfig {

  /** Base of scoring-service's API; without it neither is offered. */
  Optional<URI> url();

  /**
   * File that holds the API key with the role {@code service} by which scoring-service knows this
   * service; none if scoring-service asks for none. Read for each request, so that a key can be
   * exchanged.
   */
  Optional<Path> keyFile();

  /** Longest time to wait for an answer that is no file's. */
  @WithDefault("15s")
  Duration timeout();

  /**
   * Longest time from the first byte of a file to the last one of what came of it; above
   * scoring-service's own {@code sluice.scoring.trial.body-timeout} and {@code max-time} together.
   */
  @WithDefault("5m")
  Duration trialTimeout();
}
