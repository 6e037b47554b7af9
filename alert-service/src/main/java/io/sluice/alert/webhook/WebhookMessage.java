package io.sluice.alert.webhook;

import io.sluice.contracts.Alert;
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
    return new WebhookMessage(typeOf(alert), alert.updatedAt(), alert);
  }

  static String typeOf(Alert alert) {
    return "alert."
        + (Boolean.TRUE.equals(alert.test())
            ? "test"
            : alert.kind().name().toLowerCase(Locale.ROOT));
  }
}
