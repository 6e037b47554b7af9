package io.sluice.platform.postgres;

import io.sluice.platform.startup.StartEndedException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a schema up to date. Not by Quarkus' own {@code quarkus.flyway.migrate-at-start}: what
 * fails there is told as an exception of many lines.
 */
final class SchemaMigration {

  private SchemaMigration() {}

  /**
   * @return what was done, in one sentence
   * @throws StartEndedException if it failed, with one sentence
   */
  static String run(Flyway flyway) {
    String schema = flyway.getConfiguration().getDefaultSchema();
    try {
      MigrateResult result = flyway.migrate();
      return result.migrationsExecuted == 0
          ? "The schema %s is up to date, of version %s"
              .formatted(schema, result.initialSchemaVersion)
          : "The schema %s was migrated to version %s"
              .formatted(schema, result.targetSchemaVersion);
    } catch (FlywayException e) {
      throw new StartEndedException(
          "The schema %s could not be migrated: %s".formatted(schema, reason(e)), 1);
    }
  }

  /** What Postgres said, in its words; else Flyway's own message, whose many lines are one then. */
  static String reason(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure) {
        return SqlFailure.words(failure);
      }
    }
    return String.valueOf(e.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
