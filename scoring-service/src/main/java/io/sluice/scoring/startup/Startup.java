package io.sluice.scoring.startup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.platform.session.WorkerPool;
import io.sluice.scoring.bundle.BundleRescan;
import io.sluice.scoring.drift.DriftStage;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What happens at start and at stop, in this order. */
@Singleton
public class Startup {

  private final BundleRescan bundles;
  private final WorkerPool workers;
  private final DriftStage drift;

  Startup(BundleRescan bundles, WorkerPool workers, DriftStage drift) {
    this.bundles = bundles;
    this.workers = workers;
    this.drift = drift;
  }

  void start(@Observes StartupEvent event) {
    bundles.start();
    workers.start();
    drift.start();
  }

  void stop(@Observes ShutdownEvent event) {
    drift.stop();
    workers.stop();
  }
}
