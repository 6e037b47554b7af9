package io.sluice.query.projection;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.ConsumedTopics;
import io.sluice.platform.kafka.ConsumedTopics.Group;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** One group a topic: a topic that is not written holds back none of the others. */
@Singleton
class Consumed {

  @Produces
  @Singleton
  ConsumedTopics topics(Topics topics, ConsumerGroups groups) {
    return new ConsumedTopics(
        List.of(
            new Group(groups.queryReadings(), List.of(topics.sensorReadings())),
            new Group(groups.queryScores(), List.of(topics.anomalyScores())),
            new Group(groups.queryAlerts(), List.of(topics.alerts())),
            new Group(groups.queryDrift(), List.of(topics.drift())),
            new Group(groups.queryShadow(), List.of(topics.shadowScores()))));
  }
}
