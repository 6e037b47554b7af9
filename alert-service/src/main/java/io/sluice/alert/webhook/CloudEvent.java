package io.sluice.alert.webhook;

import io.sluice.contracts.Alert;
import java.time.Instant;
import java.util.UUID;

/**
 * An alert as a CloudEvent in structured mode, version 1.0 of that specification.
 *
 * @param specversion always 1.0
 * @param id of the alert, so that source and id are one for one event
 * @param source who tells
 * @param type {@code io.sluice.alert.opened} and so on
 * @param subject the asset
 * @param time when it happened (event time)
 * @param datacontenttype of {@code data}
 * @param data the alert
 */
public record CloudEvent(
    String specversion,
    UUID id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    Alert data) {

  static CloudEvent of(Alert alert) {
    return new CloudEvent(
        "1.0",
        alert.id(),
        "/sluice/alert-service",
        "io.sluice." + WebhookMessage.typeOf(alert),
        alert.asset(),
        alert.updatedAt(),
        "application/json",
        alert);
  }
}
