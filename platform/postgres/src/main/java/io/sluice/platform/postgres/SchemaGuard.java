package io.sluice.platform.postgres;

import io.quarkus.runtime.StartupEvent;
import io.sluice.platform.startup.StartEndedException;
import io.sluice.platform.startup.StartOrder;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start on a database that a newer release has migrated, and brings an older one up to
 * date where that is this process' task. Flyway itself passes over migrations that it does not
 * know, and this release would write what the newer one cannot read.
 */
@Singleton
class SchemaGuard {

  private static final Logger LOG = Logger.getLogger(SchemaGuard.class);

  private final Flyway flyway;
  private final MigrationMode mode;
  private final String service;

  SchemaGuard(
      Flyway flyway,
      MigrationMode mode,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.flyway = flyway;
    this.mode = mode;
    this.service = service;
  }

  /** Before anything is consumed. */
  void start(@Observes @Priority(StartOrder.SURROUNDINGS) StartupEvent event) {
    try {
      check(flyway, service);
    } catch (FlywayException e) {
      throw new StartEndedException("The database cannot be read: " + SchemaMigration.reason(e), 1);
    }
    if (mode.andExit()) {
      throw new StartEndedException(SchemaMigration.run(flyway), 0);
    }
    if (mode.atStart()) {
      LOG.info(SchemaMigration.run(flyway));
    }
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
