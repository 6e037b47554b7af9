package io.sluice.alert.oncall;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.contracts.Alert;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** An event of PagerDuty's Events API v2; an incident of Sluice is one alert there. */
public final class PagerDutyFormat implements HttpFormat {

  /** Of PagerDuty's, characters. */
  private static final int MAX_SUMMARY = 1024;

  private final URI endpoint;
  private final String routingKey;

  public PagerDutyFormat(URI endpoint, String routingKey) {
    this.endpoint = endpoint;
    this.routingKey = routingKey;
  }

  @Override
  public Optional<HttpMessage> message(Notification notification) {
    return action(notification.alert())
        .map(action -> HttpMessage.json(endpoint, Map.of(), event(action, notification)));
  }

  /** What is said of an incident, and changes nothing of it, would open it again there. */
  private static Optional<String> action(Alert alert) {
    return switch (alert.kind()) {
      case OPENED, ESCALATED, DEESCALATED, UPDATED, REMINDED, REOPENED, FLAPPING, BURST, OTHER ->
          Optional.of("trigger");
      case ACKNOWLEDGED -> Optional.of("acknowledge");
      case RESOLVED -> Optional.of("resolve");
      case ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED, TOLD -> Optional.empty();
    };
  }

  private String event(String action, Notification notification) {
    Alert alert = notification.alert();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("routing_key", routingKey);
    event.put("event_action", action);
    event.put("dedup_key", alert.incident().toString());
    event.put("client", "Sluice");
    ObjectNode payload = event.putObject("payload");
    payload.put("summary", AlertWords.line(summary(notification), MAX_SUMMARY));
    payload.put("source", AlertWords.line(alert.asset()));
    payload.put("severity", severity(alert));
    payload.put("timestamp", alert.updatedAt().toString());
    payload.put("group", AlertWords.line(alert.profile()));
    payload.put("class", alert.category().name());
    ObjectNode details = payload.putObject("custom_details");
    details.put("text", notification.text());
    AlertWords.facts(alert).forEach(fact -> details.put(fact.name(), fact.value()));
    AlertWords.link(alert)
        .ifPresent(
            link -> {
              event.put("client_url", link.toString());
              event
                  .putArray("links")
                  .addObject()
                  .put("href", link.toString())
                  .put("text", "Incident");
            });
    return event.toString();
  }

  private static String summary(Notification notification) {
    return AlertWords.isTest(notification.alert())
        ? "TEST: " + notification.text()
        : notification.givenTitle().orElse(notification.text());
  }

  private static String severity(Alert alert) {
    return switch (alert.severity()) {
      case CRITICAL -> "critical";
      case WARNING -> "warning";
      case INFO, NONE -> "info";
    };
  }
}
