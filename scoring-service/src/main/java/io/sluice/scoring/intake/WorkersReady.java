package io.sluice.scoring.intake;

import io.sluice.platform.session.WorkerPool;
import io.sluice.platform.session.WorkerState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every worker is a member of the group and reaches the broker. */
@Readiness
@ApplicationScoped
public class WorkersReady implements HealthCheck {

  private final WorkerPool workers;

  WorkersReady(WorkerPool workers) {
    this.workers = workers;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("kafka");
    var states = workers.states();
    boolean up = true;
    for (int number = 0; number < states.size(); number++) {
      String worker = "worker-" + number;
      switch (states.get(number)) {
        case WorkerState.Serving(int partitions, int rebuilding, var waiting) ->
            response.withData(
                worker,
                "serving %d partitions, rebuilding windows of %d%s"
                    .formatted(
                        partitions,
                        rebuilding,
                        waiting.isEmpty() ? "" : "; " + String.join("; ", waiting)));
        case WorkerState.Waiting(var reason) -> {
          up = false;
          response.withData(worker, reason);
        }
        case WorkerState.Failing(var sentence) -> {
          up = false;
          response.withData(worker, sentence);
        }
        case WorkerState.Stopped() -> {
          up = false;
          response.withData(worker, "stopped");
        }
      }
    }
    return response.status(up).build();
  }
}
