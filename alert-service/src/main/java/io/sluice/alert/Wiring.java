package io.sluice.alert;

import io.sluice.alert.channel.Receivers;
import io.sluice.alert.chat.SlackThreads;
import io.sluice.alert.delivery.DeliverySettings;
import io.sluice.alert.incident.ConfiguredPolicies;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.NameLookup;
import io.sluice.alert.receiver.ChannelFactory;
import io.sluice.alert.watch.CanaryConfig;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.incidents.Alerts;
import io.sluice.incidents.IncidentMachines;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.platform.kafka.ConsumedTopics;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the plain objects out of the configuration, and says what they refuse of it. */
@Singleton
class Wiring implements SettingsCheck {

  private final AlertServiceConfig config;
  private final CanaryConfig canary;
  private final Topics topics;
  private final List<String> subscribed;

  Wiring(
      AlertServiceConfig config,
      CanaryConfig canary,
      Topics topics,
      @ConfigProperty(name = "mp.messaging.incoming.scores.topics") List<String> subscribed) {
    this.config = config;
    this.canary = canary;
    this.topics = topics;
    this.subscribed = subscribed;
  }

  @Override
  public void check(Faults faults) {
    ConfiguredPolicies.check(config.incident(), faults);
    faults.of(this::deliveries);
    faults.atLeast("sluice.alert.canary.within", canary.within(), Duration.ofSeconds(1));
    faults.atLeast("sluice.alert.canary.every", canary.every(), canary.within());
    // The subscription is made of the very text: what else is true would read no drift.
    faults.unless(
        config.drift().incidents() == subscribed.contains(topics.drift()),
        "sluice.alert.drift.incidents is neither 'true' nor 'false', write it so");
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  PoliciesInForce policies() {
    return ConfiguredPolicies.of(config.incident());
  }

  @Produces
  @Singleton
  IncidentMachines machines(PoliciesInForce policies) {
    return new IncidentMachines(policies);
  }

  @Produces
  @Singleton
  Alerts alerts() {
    return new Alerts(config.frontDoor());
  }

  @Produces
  @Singleton
  AddressGuard addresses() {
    return new AddressGuard(NameLookup.system());
  }

  @Produces
  @Singleton
  Receivers receivers(Vertx vertx, AddressGuard guard, SlackThreads threads, Clock clock) {
    var factory = new ChannelFactory(config.delivery().lease(), vertx, guard, threads, clock);
    return new Receivers(factory::of, clock.instant());
  }

  @Produces
  @Singleton
  DeliverySettings deliveries() {
    return new DeliverySettings(config.delivery());
  }

  @Produces
  @Singleton
  ConsumedTopics consumed(ConsumerGroups groups) {
    return config.drift().incidents()
        ? ConsumedTopics.of(
            groups.alert(), topics.anomalyScores(), topics.incidentCommands(), topics.drift())
        : ConsumedTopics.of(groups.alert(), topics.anomalyScores(), topics.incidentCommands());
  }
}
