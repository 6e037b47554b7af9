package io.sluice.ingest.publish;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without the broker every request would be answered 503. */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements HealthCheck {

  private final BrokerProbe probe;

  public KafkaReadiness(BrokerProbe probe) {
    this.probe = probe;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("kafka").withData("servers", probe.servers());
    var trouble = probe.trouble();
    return trouble == null
        ? response.up().build()
        : response.down().withData("reason", trouble).build();
  }
}
