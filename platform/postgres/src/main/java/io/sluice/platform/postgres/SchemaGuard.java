package io.sluice.platform.postgres;

import io.quarkus.runtime.StartupEvent;
import io.sluice.platform.startup.StartEndedException;
import io.sluice.platform.startup.StartOrder;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start on a database that a newer release has migrated. Flyway itself passes over
 * migrations that it does not know, and this release would write what the newer one cannot read.
 */
@Singleton
class SchemaGuard {

  private final Flyway flyway;
  private final String service;

  SchemaGuard(Flyway flyway, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.flyway = flyway;
    this.service = service;
  }

  /** Before anything is consumed. */
  void start(@Observes @Priority(StartOrder.SURROUNDINGS) StartupEvent event) {
    try {
      check(flyway, service);
    } catch (FlywayException e) {
      throw new StartEndedException("The database cannot be read: " + reason(e), 1);
    }
  }

  /** Flyway's own message has many lines. */
  private static @Nullable String reason(FlywayException e) {
    return e.getCause() instanceof SQLException cause ? cause.getMessage() : e.getMessage();
  }

  static void check(Flyway flyway, String service) {
    MigrationInfo[] migrations = flyway.info().all();
    var newest = newest(migrations, false);
    if (newest != null) {
      var known = Objects.requireNonNull(newest(migrations, true), "this release has no migration");
      throw new StartEndedException(
          "The schema %s of the database is of version %s, but this release knows up to %s: run a newer release of %s, or restore a database from before its upgrade"
              .formatted(
                  flyway.getConfiguration().getDefaultSchema(),
                  newest.getVersion(),
                  known.getVersion(),
                  service),
          1);
    }
  }

  /** The last migration that this release knows, or that only a newer one does; null if none. */
  private static @Nullable MigrationInfo newest(MigrationInfo[] migrations, boolean known) {
    return Arrays.stream(migrations)
        .filter(migration -> migration.getVersion() != null)
        .filter(migration -> known != isFuture(migration.getState()))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private static boolean isFuture(MigrationState state) {
    return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
  }
}
