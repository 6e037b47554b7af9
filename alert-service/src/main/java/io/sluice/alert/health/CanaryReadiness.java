package io.sluice.alert.health;

import io.sluice.alert.watch.CanaryWatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while what Sluice invents comes out of a channel in time: then alerts do, too. */
@Readiness
@ApplicationScoped
class CanaryReadiness implements HealthCheck {

  private final CanaryWatch canary;

  CanaryReadiness(CanaryWatch canary) {
    this.canary = canary;
  }

  @Override
  public HealthCheckResponse call() {
    var lost = canary.lostSince();
    var answer = HealthCheckResponse.named("canary").status(lost.isEmpty());
    lost.ifPresent(since -> answer.withData("lost since", since.toString()));
    return answer.build();
  }
}
