package io.sluice.query.projection;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.ConsumedTopics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** One group a topic: a topic that is not written holds back none of the others. */
@Singleton
class Consumed {

  @Produces
  @Singleton
  ConsumedTopics topics(Topics topics, ConsumerGroups groups) {
    return new ConsumedTopics(
        Map.of(
            groups.queryReadings(), List.of(topics.sensorReadings()),
            groups.queryScores(), List.of(topics.anomalyScores()),
            groups.queryAlerts(), List.of(topics.alerts())));
  }
}
