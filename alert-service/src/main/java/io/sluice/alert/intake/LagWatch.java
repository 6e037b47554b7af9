package io.sluice.alert.intake;

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
import org.jspecify.annotations.Nullable;

/** Shows how far this service's consumer group is behind. */
@ApplicationScoped
class LagWatch {

  private final Map<String, Object> broker;
  private final MeterRegistry registry;
  private final Topics topics;
  private final ConsumerGroups groups;
  private @Nullable GroupLag lag;

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
    lag =
        GroupLag.watch(
            broker,
            groups.alert(),
            List.of(topics.anomalyScores(), topics.incidentCommands()),
            registry);
  }

  void stop(@Observes ShutdownEvent event) {
    if (lag != null) {
      lag.close();
    }
  }
}
