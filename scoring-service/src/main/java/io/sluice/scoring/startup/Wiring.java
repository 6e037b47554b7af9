package io.sluice.scoring.startup;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.ConsumedTopics;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundleConfig;
import io.sluice.scoring.bundle.BundlePins;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.intake.IntakeConfig;
import io.sluice.scoring.intake.KafkaClients;
import io.sluice.scoring.intake.WorkerPool;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.publish.DeadLetterReason;
import io.sluice.scoring.window.WindowConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Puts the parts together; they themselves know no container. */
@Singleton
public class Wiring {

  @Produces
  @Singleton
  ScoringMetrics metrics(MeterRegistry registry) {
    var metrics = new ScoringMetrics(registry);
    for (var reason : DeadLetterReason.values()) {
      metrics.expectDeadLetters(reason.code());
    }
    return metrics;
  }

  @Produces
  @Singleton
  BundleRegistry bundles(BundleConfig config) {
    return new BundleRegistry(config.roots(), new BundlePins(config.pins()));
  }

  void close(@Disposes BundleRegistry bundles) {
    bundles.close();
  }

  @Produces
  @Singleton
  ConsumedTopics consumed(Topics topics, ConsumerGroups groups) {
    return ConsumedTopics.of(groups.scoring(), topics.sensorReadings());
  }

  /** Connection settings come from {@code kafka.*}, collected by Quarkus. */
  @Produces
  @Singleton
  WorkerPool workers(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      BundleRegistry bundles,
      ScoringMetrics metrics,
      Traces traces,
      Topics topics,
      ConsumerGroups groups,
      IntakeConfig intake,
      WindowConfig windows) {
    String instance = intake.instance().orElseGet(() -> UUID.randomUUID().toString());
    return new WorkerPool(
        new KafkaClients(connection, intake, instance, topics, groups),
        bundles,
        windows,
        intake,
        metrics,
        traces,
        InstantSource.system());
  }
}
