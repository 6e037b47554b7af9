package io.sluice.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.GroupLag;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** Shows how far this service's consumer groups are behind. */
@ApplicationScoped
class LagWatch {

  private final Map<String, Object> broker;
  private final MeterRegistry registry;
  private final Topics topics;
  private final ConsumerGroups groups;
  private List<GroupLag> lags = List.of();

  LagWatch(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      MeterRegistry registry,
      Topics topics,
      ConsumerGroups groups) {
    this.topics = topics;
    this.groups = groups;
    this.broker = Map.copyOf(broker);
    this.registry = registry;
  }

  void start(@Observes StartupEvent event) {
    lags =
        List.of(
            watch(groups.queryReadings(), topics.sensorReadings()),
            watch(groups.queryScores(), topics.anomalyScores()),
            watch(groups.queryAlerts(), topics.alerts()));
  }

  void stop(@Observes ShutdownEvent event) {
    lags.forEach(GroupLag::close);
  }

  private GroupLag watch(String group, String topic) {
    return GroupLag.watch(broker, group, List.of(topic), registry);
  }
}
