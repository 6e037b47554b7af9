package io.sluice.platform.kafka;

import io.quarkus.arc.Unremovable;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives each service the names that its configuration says. */
@Singleton
@Unremovable // the settings are known to each service, whether or not it uses Kafka
class KafkaNames {

  private final KafkaNamesConfig config;

  KafkaNames(KafkaNamesConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Topics topics() {
    var names = config.topics();
    return new Topics(
        names.sensorReadings(),
        names.sensorReadingsDlq(),
        names.scoringState(),
        names.anomalyScores(),
        names.anomalyScoresDlq(),
        names.shadowScores(),
        names.drift(),
        names.driftState(),
        names.incidentCommands(),
        names.incidentCommandsDlq(),
        names.alerts(),
        names.alertsDlq(),
        names.feedback());
  }

  @Produces
  @Singleton
  ConsumerGroups groups() {
    var names = config.groups();
    return new ConsumerGroups(
        names.counts(),
        names.scoring(),
        names.drift(),
        names.shadow(),
        names.alert(),
        names.queryReadings(),
        names.queryScores(),
        names.queryAlerts(),
        names.queryDrift(),
        names.queryShadow());
  }
}
