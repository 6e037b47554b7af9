package io.sluice.scoring.startup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.sluice.detection.detector.OnnxRuntime;
import io.sluice.platform.kafka.GroupLag;
import io.sluice.scoring.bundle.BundleRescan;
import io.sluice.scoring.intake.WorkerPool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** What happens at start and at stop, in this order. */
@Singleton
public class Startup {

  private final ScoringConfig config;
  private final BundleRescan bundles;
  private final WorkerPool workers;
  private final Instance<GroupLag> lag;

  Startup(ScoringConfig config, BundleRescan bundles, WorkerPool workers, Instance<GroupLag> lag) {
    this.config = config;
    this.bundles = bundles;
    this.workers = workers;
    this.lag = lag;
  }

  void start(@Observes StartupEvent event) {
    try {
      OnnxRuntime.requireTelemetryOff();
      config.intake().check();
      config.window().check(Runtime.getRuntime().maxMemory());
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage());
    }
    bundles.start();
    workers.start();
    lag.get(); // looks from now on
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
  }
}
