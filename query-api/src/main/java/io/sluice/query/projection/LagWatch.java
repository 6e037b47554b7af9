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
  private List<GroupLag> lags = List.of();

  LagWatch(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry registry) {
    this.broker = Map.copyOf(broker);
    this.registry = registry;
  }

  void start(@Observes StartupEvent event) {
    lags =
        List.of(
            watch(ConsumerGroups.QUERY_READINGS, Topics.SENSOR_READINGS),
            watch(ConsumerGroups.QUERY_SCORES, Topics.ANOMALY_SCORES),
            watch(ConsumerGroups.QUERY_ALERTS, Topics.ALERTS));
  }

  void stop(@Observes ShutdownEvent event) {
    lags.forEach(GroupLag::close);
  }

  private GroupLag watch(String group, String topic) {
    return GroupLag.watch(broker, group, List.of(topic), registry);
  }
}
