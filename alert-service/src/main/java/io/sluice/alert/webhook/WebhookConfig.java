package io.sluice.alert.webhook;

import io.sluice.contracts.Severity;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One endpoint that receives alerts, signed as Standard Webhooks asks. */
public interface WebhookConfig {

  /** Where to POST; https, or http to this machine. */
  String url();

  /** {@code whsec_} and base64 of 24 to 64 bytes; this or {@code secret-file}. */
  Optional<String> secret();

  /** File that holds the secret, as Kubernetes mounts it. */
  Optional<Path> secretFile();

  /** Alerts below this severity are not sent. */
  @WithDefault("INFO")
  Severity minSeverity();

  /** Longest wait for a connection. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Longest wait for the whole answer. */
  @WithDefault("15s")
  Duration timeout();

  /** Allows http to other machines: what is sent can be read on the way. */
  @WithDefault("false")
  boolean allowInsecure();

  /** Allows this machine's own addresses and those of private networks. */
  @WithDefault("false")
  boolean allowPrivate();
}
