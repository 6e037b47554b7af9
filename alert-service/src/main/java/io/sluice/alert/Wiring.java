package io.sluice.alert;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Channels;
import io.sluice.alert.channel.LogChannel;
import io.sluice.alert.delivery.DeliverySettings;
import io.sluice.alert.delivery.DriftFilter;
import io.sluice.alert.incident.IncidentMachines;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.NameLookup;
import io.sluice.alert.webhook.WebhookChannels;
import io.sluice.alert.webhook.WebhookConfig;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.incidents.Alerts;
import io.sluice.platform.kafka.ConsumedTopics;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/** Makes the plain objects out of the configuration, and says what they refuse of it. */
@Singleton
class Wiring implements SettingsCheck {

  private final AlertServiceConfig config;

  Wiring(AlertServiceConfig config) {
    this.config = config;
  }

  @Override
  public void check(Faults faults) {
    IncidentMachines.check(config.incident(), faults);
    WebhookChannels.check(config.webhooks(), faults);
    faults.of(this::deliveries);
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  IncidentMachines machines() {
    return new IncidentMachines(config.incident());
  }

  @Produces
  @Singleton
  Alerts alerts() {
    return new Alerts(config.frontDoor());
  }

  @Produces
  @Singleton
  WebhookChannels webhooks(Vertx vertx, Clock clock) {
    return new WebhookChannels(
        config.webhooks(), vertx, new AddressGuard(NameLookup.system()), clock);
  }

  void close(@Disposes WebhookChannels webhooks) {
    webhooks.close();
  }

  @Produces
  @Singleton
  Channels channels(WebhookChannels webhooks) {
    var channels = new ArrayList<Channel>();
    if (config.delivery().log().enabled()) {
      channels.add(new LogChannel(config.delivery().log().minSeverity()));
    }
    channels.addAll(webhooks.all());
    return new Channels(channels, new DriftFilter(config.delivery().drift()));
  }

  @Produces
  @Singleton
  DeliverySettings deliveries() {
    Duration longestSend =
        config.webhooks().values().stream()
            .map(WebhookConfig::timeout)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new DeliverySettings(config.delivery(), longestSend);
  }

  @Produces
  @Singleton
  ConsumedTopics consumed(Topics topics, ConsumerGroups groups) {
    return ConsumedTopics.of(groups.alert(), topics.anomalyScores(), topics.incidentCommands());
  }
}
