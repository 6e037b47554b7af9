package io.sluice.alert;

import io.sluice.alert.delivery.DeliveryConfig;
import io.sluice.alert.incident.IncidentConfig;
import io.sluice.alert.webhook.WebhookConfig;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** When incidents open and end, and whom their alerts reach. */
@ConfigMapping(prefix = "sluice.alert")
public interface AlertServiceConfig {

  /** When incidents open and close. */
  IncidentConfig incident();

  /** How alerts reach channels. */
  DeliveryConfig delivery();

  /** Endpoints that receive alerts, by a name of your choice. */
  Map<String, WebhookConfig> webhooks();

  /** Where people reach query-api; with it alerts carry a link to their incident. */
  Optional<URI> frontDoor();
}
