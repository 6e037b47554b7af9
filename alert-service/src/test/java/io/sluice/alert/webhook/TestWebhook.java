package io.sluice.alert.webhook;

import io.sluice.contracts.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The configuration of a webhook, as a test needs it. */
record TestWebhook(
    String url,
    Optional<String> secret,
    Optional<Path> secretFile,
    Severity minSeverity,
    Duration connectTimeout,
    Duration timeout,
    boolean allowInsecure,
    boolean allowPrivate)
    implements WebhookConfig {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  static TestWebhook to(String url) {
    return new TestWebhook(
        url,
        Optional.of(SECRET),
        Optional.empty(),
        Severity.INFO,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        false,
        true);
  }

  TestWebhook withSecret(String other) {
    return new TestWebhook(
        url,
        Optional.ofNullable(other),
        secretFile,
        minSeverity,
        connectTimeout,
        timeout,
        false,
        true);
  }

  TestWebhook withSecretFile(Path file) {
    return new TestWebhook(
        url, secret, Optional.of(file), minSeverity, connectTimeout, timeout, false, true);
  }

  TestWebhook withTimeout(Duration shorter) {
    return new TestWebhook(
        url, secret, secretFile, minSeverity, connectTimeout, shorter, allowInsecure, true);
  }

  TestWebhook allowingInsecure() {
    return new TestWebhook(
        url, secret, secretFile, minSeverity, connectTimeout, timeout, true, true);
  }
}
