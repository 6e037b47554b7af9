package io.sluice.query.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where commands of people are forwarded to. */
@ConfigMapping(prefix = "sluice.query.alert-service")
public interface AlertServiceClientConfig {

  /** Base of alert-service's API; without it commands are refused. */
  Optional<URI> url();

  /**
   * File that holds the API key with the role {@code service} by which alert-service knows this
   * service; none if alert-service asks for none. Read for each command, so that a key can be
   * exchanged.
   */
  Optional<Path> keyFile();

  /** Longest time to wait for an answer; above alert-service's own {@code answer-within}. */
  @WithDefault("15s")
  Duration timeout();
}
