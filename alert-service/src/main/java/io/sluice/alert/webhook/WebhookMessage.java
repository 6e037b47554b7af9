package io.sluice.alert.webhook;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * The body of a webhook, as Standard Webhooks recommends it.
 *
 * @param type {@code alert.opened}, {@code alert.escalated}, {@code alert.updated}, {@code
 *     alert.resolved} or {@code alert.test}
 * @param timestamp when it happened (event time)
 * @param data the alert
 */
public record WebhookMessage(String type, Instant timestamp, Alert data) {

  static WebhookMessage of(Alert alert) {
    String what =
        Boolean.TRUE.equals(alert.test()) ? "test" : alert.kind().name().toLowerCase(Locale.ROOT);
    return new WebhookMessage("alert." + what, alert.updatedAt(), alert);
  }

  /** The same bytes in every attempt: retries differ in nothing but time and signature. */
  String json() {
    return new String(Messages.encode(this), StandardCharsets.UTF_8);
  }
}
