package io.sluice.alert.health;

import io.sluice.alert.intake.RetryUntil;
import io.sluice.alert.publish.AlertPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while scores are judged and alerts reach the topic; else it says what is missing. */
@Readiness
@ApplicationScoped
class IntakeReadiness implements HealthCheck {

  private final RetryUntil retryUntil;
  private final AlertPublisher publisher;

  IntakeReadiness(RetryUntil retryUntil, AlertPublisher publisher) {
    this.retryUntil = retryUntil;
    this.publisher = publisher;
  }

  @Override
  public HealthCheckResponse call() {
    var waiting = retryUntil.waiting();
    var unpublished = publisher.trouble();
    var answer =
        HealthCheckResponse.named("scores to alerts")
            .status(waiting.isEmpty() && unpublished.isEmpty());
    if (!waiting.isEmpty()) {
      answer.withData("intake", String.join("; ", waiting));
    }
    unpublished.ifPresent(why -> answer.withData("publishing", why));
    return answer.build();
  }
}
