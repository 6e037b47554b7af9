package io.sluice.alert;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Channels;
import io.sluice.alert.channel.LogChannel;
import io.sluice.alert.command.CommandConfig;
import io.sluice.alert.delivery.DeliverySettings;
import io.sluice.alert.incident.IncidentMachines;
import io.sluice.alert.intake.IntakeConfig;
import io.sluice.alert.publish.PublishConfig;
import io.sluice.alert.retention.RetentionConfig;
import io.sluice.alert.webhook.WebhookChannels;
import io.sluice.alert.webhook.WebhookConfig;
import io.sluice.incidents.Alerts;
import io.sluice.platform.startup.StartOrder;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Makes the plain objects out of the configuration, or refuses it in one sentence. */
@Singleton
class Wiring {

  private final AlertServiceConfig config;

  Wiring(AlertServiceConfig config) {
    this.config = config;
  }

  /** Before anything runs: a configuration that contradicts itself stops the start. */
  void check(
      @Observes @Priority(StartOrder.SETTINGS) StartupEvent event,
      IncidentMachines machines,
      Channels channels,
      DeliverySettings deliveries) {
    range("sluice.alert.publish.batch-size", config.publish().batchSize(), 1, 10_000);
    range("sluice.alert.retention.batch-size", config.retention().batchSize(), 1, 100_000);
    range("sluice.alert.intake.cached-assets", config.intake().cachedAssets(), 1, 1_000_000);
    positive("sluice.alert.publish.poll-every", config.publish().pollEvery());
    positive("sluice.alert.retention.keep", config.retention().keep());
    positive("sluice.alert.intake.flush-every", config.intake().flushEvery());
    positive("sluice.alert.command.answer-within", config.command().answerWithin());
    positive("sluice.alert.intake.max-backoff", config.intake().maxBackoff());
  }

  private static void range(String key, int value, int low, int high) {
    if (value < low || value > high) {
      throw new ConfigurationException(
          "%s is %d, expected %d to %d".formatted(key, value, low, high));
    }
  }

  private static void positive(String key, Duration value) {
    if (value.toMillis() < 1) {
      throw new ConfigurationException(key + " is " + value + ", expected a millisecond or more");
    }
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  IncidentMachines machines() {
    return checked(() -> new IncidentMachines(config.incident()));
  }

  @Produces
  @Singleton
  Alerts alerts() {
    return new Alerts(config.frontDoor());
  }

  @Produces
  @Singleton
  WebhookChannels webhooks(Clock clock) {
    return checked(() -> new WebhookChannels(config.webhooks(), clock));
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
    return checked(() -> new Channels(channels));
  }

  @Produces
  @Singleton
  DeliverySettings deliveries() {
    Duration longestSend =
        config.webhooks().values().stream()
            .map(WebhookConfig::timeout)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return checked(() -> new DeliverySettings(config.delivery(), longestSend));
  }

  @Produces
  @Singleton
  IntakeConfig intake() {
    return config.intake();
  }

  @Produces
  @Singleton
  CommandConfig command() {
    return config.command();
  }

  @Produces
  @Singleton
  PublishConfig publish() {
    return config.publish();
  }

  @Produces
  @Singleton
  RetentionConfig retention() {
    return config.retention();
  }

  private static <T> T checked(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      // Without the cause: Quarkus would print that, and where it came from, not the sentence.
      throw new ConfigurationException(e.getMessage());
    }
  }
}
