package io.sluice.ingest.startup;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.ingest.counting.CountsStage;
import io.sluice.ingest.counts.CountedProfiles;
import io.sluice.ingest.metrics.CountsMetrics;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.platform.kafka.ConsumedTopics;
import io.sluice.platform.session.GroupClients;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * Puts together what counts records, and starts and stops it; it counts if there is anything to.
 */
@Singleton
class Wiring {

  @Produces
  @Singleton
  ConsumedTopics consumed(CountedProfiles counted, Topics topics, ConsumerGroups groups) {
    return counted.all().isEmpty()
        ? new ConsumedTopics(List.of())
        : ConsumedTopics.of(groups.counts(), topics.sensorReadings());
  }

  @Produces
  @Singleton
  CountsStage stage(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      CountedProfiles counted,
      KnownProfiles profiles,
      Topics topics,
      ConsumerGroups groups,
      MeterRegistry registry) {
    return new CountsStage(
        new GroupClients(
            connection,
            CountsStage.LIMITS,
            UUID.randomUUID().toString(),
            groups.counts(),
            CooperativeStickyAssignor.class),
        topics.sensorReadings(),
        counted.all(),
        profiles,
        new CountsMetrics(registry),
        CountsStage.COMMIT_EVERY);
  }

  void start(@Observes StartupEvent event, CountsStage stage) {
    stage.start();
  }

  void stop(@Observes ShutdownEvent event, CountsStage stage) {
    stage.stop();
  }
}
