package io.sluice.alert.health;

import io.sluice.alert.delivery.Deliveries;
import io.sluice.alert.intake.RetryUntil;
import io.sluice.alert.publish.AlertPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers: deliveries are begun, and no score waits for anything but the
 * broker. What waits for the broker is said, and nobody turned away for it: what people ask for is
 * in the database. A receiver that does not answer is none of it.
 */
@Readiness
@ApplicationScoped
class IntakeReadiness implements HealthCheck {

  private final RetryUntil retryUntil;
  private final AlertPublisher publisher;
  private final Deliveries deliveries;

  IntakeReadiness(RetryUntil retryUntil, AlertPublisher publisher, Deliveries deliveries) {
    this.retryUntil = retryUntil;
    this.publisher = publisher;
    this.deliveries = deliveries;
  }

  @Override
  public HealthCheckResponse call() {
    var waiting = retryUntil.waiting();
    var unpublished = publisher.trouble();
    var undelivered = deliveries.trouble();
    var answer =
        HealthCheckResponse.named("scores to alerts")
            .status(!retryUntil.isHeldUp() && undelivered.isEmpty());
    if (!waiting.isEmpty()) {
      answer.withData("intake", String.join("; ", waiting));
    }
    unpublished.ifPresent(why -> answer.withData("publishing", why));
    if (!undelivered.isEmpty()) {
      answer.withData("deliveries", String.join("; ", undelivered));
    }
    return answer.build();
  }
}
