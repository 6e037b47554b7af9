package io.sluice.platform.tracing;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Off is really off: an SDK that is disabled still makes spans and passes contexts on. */
@Singleton
class TracesProducer {

  @Produces
  @Singleton
  Traces traces(
      OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    return new Traces(off ? OpenTelemetry.noop() : telemetry);
  }
}
