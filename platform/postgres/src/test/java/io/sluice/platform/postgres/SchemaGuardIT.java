package io.sluice.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.platform.startup.StartEndedException;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaGuardIT {

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void acceptsADatabaseThatIsYetToBeMigrated() {
    // given
    Flyway flyway = flyway("none");

    // when, then
    assertThatCode(() -> SchemaGuard.check(flyway, "some-service")).doesNotThrowAnyException();
  }

  @Test
  void acceptsWhatItMigratedItself() {
    // given
    Flyway flyway = flyway("alerting_same");
    flyway.migrate();

    // when, then
    assertThatCode(() -> SchemaGuard.check(flyway, "some-service")).doesNotThrowAnyException();
  }

  @Test
  void refusesWhatANewerReleaseMigrated() throws SQLException {
    // given
    Flyway flyway = flyway("alerting_newer");
    flyway.migrate();
    execute(
        "insert into alerting_newer.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success) values (99, '99', 'of tomorrow', 'SQL', 'V99__of_tomorrow.sql', 'sluice', 1, true)");

    // when, then
    assertThatThrownBy(() -> SchemaGuard.check(flyway, "some-service"))
        .isInstanceOf(StartEndedException.class)
        .hasMessage(
            "The schema alerting_newer of the database is of version 99, but this release knows up to 1: run a newer release of some-service, or restore a database from before its upgrade");
  }

  @Test
  void tellsWhatWasMigrated() {
    // given
    Flyway flyway = flyway("alerting_told");

    // when, then
    assertThat(SchemaMigration.run(flyway))
        .isEqualTo("The schema alerting_told was migrated to version 1");
    assertThat(SchemaMigration.run(flyway))
        .isEqualTo("The schema alerting_told is up to date, of version 1");
  }

  @Test
  void saysInOneSentenceWhatPostgresRefused() {
    // given: as a standby does
    String readOnly = "?options=-c%20default_transaction_read_only=on";
    Flyway flyway =
        configuration("alerting_refused")
            .dataSource(
                database.jdbcUrl(EmbeddedDatabase.DATABASE) + readOnly,
                EmbeddedDatabase.USER,
                EmbeddedDatabase.PASSWORD)
            .load();

    // when, then
    assertThatThrownBy(() -> SchemaMigration.run(flyway))
        .isInstanceOf(StartEndedException.class)
        .hasMessage(
            "The schema alerting_refused could not be migrated: ERROR: cannot execute CREATE SCHEMA in a read-only transaction");
  }

  @Test
  void saysInOneSentenceWhatFlywayRefused() throws SQLException {
    // given
    Flyway flyway = flyway("alerting_edited");
    flyway.migrate();
    execute("update alerting_edited.flyway_schema_history set checksum = 1");

    // when, then
    assertThatThrownBy(() -> SchemaMigration.run(flyway))
        .isInstanceOf(StartEndedException.class)
        .hasMessageStartingWith(
            "The schema alerting_edited could not be migrated: Validate failed: Migrations have failed validation Migration checksum mismatch for migration version 1")
        .hasMessageNotContaining("\n");
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The history table lies in a schema of its own; what the migrations create is the same. */
  private static Flyway flyway(String schema) {
    return configuration(schema).load();
  }

  private static FluentConfiguration configuration(String schema) {
    return Flyway.configure()
        .dataSource(
            database.jdbcUrl(EmbeddedDatabase.DATABASE), database.user(), database.password())
        .schemas(schema)
        .defaultSchema(schema)
        .locations("classpath:sluice/guard");
  }
}
