package io.sluice.alert;

import io.sluice.alert.command.CommandConfig;
import io.sluice.alert.delivery.DeliveryConfig;
import io.sluice.alert.incident.IncidentConfig;
import io.sluice.alert.intake.IntakeConfig;
import io.sluice.alert.publish.PublishConfig;
import io.sluice.alert.retention.RetentionConfig;
import io.sluice.alert.webhook.WebhookConfig;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** All keys of this service: a key below {@code sluice.alert} that is not here stops the start. */
@ConfigMapping(prefix = "sluice.alert")
interface AlertServiceConfig {

  /** When incidents open and close. */
  IncidentConfig incident();

  /** How scores are consumed. */
  IntakeConfig intake();

  /** How commands of people are answered. */
  CommandConfig command();

  /** How alerts reach channels. */
  DeliveryConfig delivery();

  /** Endpoints that receive alerts, by a name of your choice. */
  Map<String, WebhookConfig> webhooks();

  /** How alerts reach the topic. */
  PublishConfig publish();

  /** For how long rows are kept. */
  RetentionConfig retention();

  /** Where people reach query-api; with it alerts carry a link to their incident. */
  Optional<URI> frontDoor();
}
