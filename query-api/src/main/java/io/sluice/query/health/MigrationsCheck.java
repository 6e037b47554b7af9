package io.sluice.query.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Ready once all migrations of the schema are applied; the database itself has its own check. */
@Readiness
@ApplicationScoped
class MigrationsCheck implements HealthCheck {

  private final Flyway flyway;
  private volatile boolean applied;

  MigrationsCheck(Flyway flyway) {
    this.flyway = flyway;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("Migrations of schema history");
    if (applied) {
      return response.up().build();
    }
    try {
      int pending = flyway.info().pending().length;
      applied = pending == 0;
      return response.status(applied).withData("pending", pending).build();
    } catch (FlywayException e) {
      return response.down().withData("missing", "the database cannot be reached").build();
    }
  }
}
