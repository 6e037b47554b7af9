package io.sluice.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How many requests were turned away. */
@Singleton
class SecurityMetrics {

  private static final String REFUSED = "sluice.security.refused";

  private final Counter unauthenticated;
  private final Counter unauthorized;

  SecurityMetrics(MeterRegistry registry) {
    this.unauthenticated = refused(registry, "authentication");
    this.unauthorized = refused(registry, "authorization");
  }

  private static Counter refused(MeterRegistry registry, String reason) {
    return Counter.builder(REFUSED)
        .description(
            "Requests turned away: a wrong key or token (authentication), none or one without the"
                + " role (authorization)")
        .tag("reason", reason)
        .register(registry);
  }

  /** So that the counters are there from the start, at zero. */
  void start(@Observes StartupEvent event) {}

  void count(@Observes AuthenticationFailureEvent event) {
    unauthenticated.increment();
  }

  void count(@Observes AuthorizationFailureEvent event) {
    unauthorized.increment();
  }
}
