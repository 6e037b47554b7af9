package io.sluice.scoring.intake;

import io.sluice.platform.session.WorkerPool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live as long as no worker's thread has died: only a restart brings one back. */
@Liveness
@ApplicationScoped
public class WorkersLive implements HealthCheck {

  private final WorkerPool workers;

  WorkersLive(WorkerPool workers) {
    this.workers = workers;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("workers").status(workers.isAlive()).build();
  }
}
