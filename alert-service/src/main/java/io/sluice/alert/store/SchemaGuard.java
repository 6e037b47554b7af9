package io.sluice.alert.store;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Refuses to start on a database that a newer release has migrated. Flyway itself passes over
 * migrations that it does not know, and this release would write what the newer one cannot read.
 */
@Singleton
class SchemaGuard {

  private final Flyway flyway;

  SchemaGuard(Flyway flyway) {
    this.flyway = flyway;
  }

  /** Before anything is consumed. */
  void start(@Observes @Priority(1) StartupEvent event) {
    check(flyway.info().all());
  }

  static void check(MigrationInfo... migrations) {
    var newest = newest(migrations, false);
    if (newest != null) {
      throw new ConfigurationException(
          "the schema alerting of the database is of version %s, but this release knows up to %s: run a newer release of alert-service, or restore a database from before its upgrade"
              .formatted(newest.getVersion(), newest(migrations, true).getVersion()));
    }
  }

  /** The last migration that this release knows, or that only a newer one does; null if none. */
  private static MigrationInfo newest(MigrationInfo[] migrations, boolean known) {
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
