package io.sluice.scoring.startup;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.bundles.StoredBundles;
import io.sluice.platform.kafka.ConsumedTopics;
import io.sluice.platform.session.WorkerPool;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundleConfig;
import io.sluice.scoring.bundle.BundlePins;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.Selection;
import io.sluice.scoring.bundle.ShadowBundles;
import io.sluice.scoring.drift.DriftConfig;
import io.sluice.scoring.drift.DriftMetrics;
import io.sluice.scoring.drift.DriftStage;
import io.sluice.scoring.intake.IntakeConfig;
import io.sluice.scoring.intake.IntakeLoad;
import io.sluice.scoring.intake.IntakeSessions;
import io.sluice.scoring.intake.KafkaClients;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.metrics.ShadowMetrics;
import io.sluice.scoring.publish.DeadLetterReason;
import io.sluice.scoring.shadow.ShadowConfig;
import io.sluice.scoring.shadow.ShadowStage;
import io.sluice.scoring.window.WindowConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
  BundleRegistry bundles(BundleConfig config, StoredBundles stored) {
    return new BundleRegistry(stored.before(config.roots()), new BundlePins(config.pins()));
  }

  void close(@Disposes BundleRegistry bundles) {
    bundles.close();
  }

  @Produces
  @Singleton
  ShadowBundles shadows(BundleConfig config, StoredBundles stored, ShadowConfig shadow) {
    List<Path> roots = shadow.enabled() ? stored.before(config.roots()) : List.of();
    return new ShadowBundles(
        new BundleRegistry(roots, new BundlePins(config.pins()), Selection.SHADOWS));
  }

  void close(@Disposes ShadowBundles shadows) {
    shadows.registry().close();
  }

  @Produces
  @Singleton
  IntakeLoad load() {
    return new IntakeLoad();
  }

  @Produces
  @Singleton
  ShadowStage shadow(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      ShadowBundles bundles,
      IntakeLoad load,
      MeterRegistry meters,
      Topics topics,
      ConsumerGroups groups,
      IntakeConfig intake,
      WindowConfig windows,
      ShadowConfig shadow,
      Instance instance) {
    return new ShadowStage(
        new ShadowStage.Place(connection, instance.name(), topics, groups),
        intake,
        bundles,
        load,
        shadow,
        windows,
        new ShadowMetrics(meters),
        InstantSource.system());
  }

  @Produces
  @Singleton
  ConsumedTopics consumed(Topics topics, ConsumerGroups groups) {
    return ConsumedTopics.of(groups.scoring(), topics.sensorReadings());
  }

  /** What this process is called in its groups. */
  record Instance(String name) {}

  @Produces
  @Singleton
  Instance instance(IntakeConfig intake) {
    return new Instance(intake.instance().orElseGet(() -> UUID.randomUUID().toString()));
  }

  @Produces
  @Singleton
  DriftStage drift(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      BundleRegistry bundles,
      MeterRegistry meters,
      Topics topics,
      ConsumerGroups groups,
      IntakeConfig intake,
      DriftConfig drift,
      Instance instance) {
    return new DriftStage(
        connection,
        intake,
        instance.name(),
        topics,
        groups,
        bundles,
        drift,
        new DriftMetrics(meters));
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
      WindowConfig windows,
      IntakeLoad load,
      Instance instance) {
    var clients = new KafkaClients(connection, intake, instance.name(), topics, groups);
    return new IntakeSessions(
            clients, bundles, windows, metrics, traces, InstantSource.system(), load)
        .workers(intake);
  }
}
