package io.sluice.alert.webhook;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Messages;
import java.nio.charset.StandardCharsets;

/** What is inside a webhook. */
public enum WebhookBody {
  /** {@link WebhookMessage}. */
  PLAIN,
  /** {@link CloudEvent}. */
  CLOUDEVENTS;

  String contentType() {
    return switch (this) {
      case PLAIN -> "application/json";
      case CLOUDEVENTS -> "application/cloudevents+json";
    };
  }

  /** The same bytes in every attempt: retries differ in nothing but time and signature. */
  String json(Alert alert) {
    Object message =
        switch (this) {
          case PLAIN -> WebhookMessage.of(alert);
          case CLOUDEVENTS -> CloudEvent.of(alert);
        };
    return new String(Messages.encode(message), StandardCharsets.UTF_8);
  }
}
