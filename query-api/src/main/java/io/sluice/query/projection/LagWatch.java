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

/** Shows how far this service's consumer group is behind. */
@ApplicationScoped
class LagWatch {

  private final Map<String, Object> broker;
  private final MeterRegistry registry;
  private GroupLag lag;

  LagWatch(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry registry) {
    this.broker = Map.copyOf(broker);
    this.registry = registry;
  }

  void start(@Observes StartupEvent event) {
    lag =
        GroupLag.watch(
            broker,
            ConsumerGroups.QUERY,
            List.of(Topics.SENSOR_READINGS, Topics.ANOMALY_SCORES, Topics.ALERTS),
            registry);
  }

  void stop(@Observes ShutdownEvent event) {
    if (lag != null) {
      lag.close();
    }
  }
}
