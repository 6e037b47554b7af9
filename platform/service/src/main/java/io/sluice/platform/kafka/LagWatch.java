package io.sluice.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows how far the consumer groups of this service are behind; of one that reads none, nothing.
 */
@Singleton
class LagWatch {

  private final Instance<ConsumedTopics> consumed;
  private final Instance<Map<String, Object>> broker;
  private final MeterRegistry registry;
  private final List<GroupLag> lags = new ArrayList<>();

  LagWatch(
      Instance<ConsumedTopics> consumed,
      @Identifier("default-kafka-broker") Instance<Map<String, Object>> broker,
      MeterRegistry registry) {
    this.consumed = consumed;
    this.broker = broker;
    this.registry = registry;
  }

  void start(@Observes StartupEvent event) {
    for (ConsumedTopics topics : consumed) {
      for (ConsumedTopics.Group group : topics.groups()) {
        lags.add(GroupLag.watch(broker.get(), group.name(), group.topics(), registry));
      }
    }
  }

  void stop(@Observes ShutdownEvent event) {
    lags.forEach(GroupLag::close);
  }
}
