package io.sluice.scoring.startup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.platform.session.WorkerPool;
import io.sluice.scoring.bundle.BundleRescan;
import io.sluice.scoring.drift.DriftStage;
import io.sluice.scoring.shadow.ShadowStage;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What happens at start and at stop, in this order. */
@Singleton
public class Startup {

  private final BundleRescan bundles;
  private final WorkerPool workers;
  private final DriftStage drift;
  private final ShadowStage shadow;

  Startup(BundleRescan bundles, WorkerPool workers, DriftStage drift, ShadowStage shadow) {
    this.bundles = bundles;
    this.workers = workers;
    this.drift = drift;
    this.shadow = shadow;
  }

  void start(@Observes StartupEvent event) {
    bundles.start();
    workers.start();
    drift.start();
    shadow.start();
  }

  void stop(@Observes ShutdownEvent event) {
    shadow.stop();
    drift.stop();
    workers.stop();
  }
}
