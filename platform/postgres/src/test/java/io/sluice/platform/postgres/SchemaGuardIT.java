package io.sluice.platform.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.platform.startup.StartEndedException;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
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
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into alerting_newer.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success) values (99, '99', 'of tomorrow', 'SQL', 'V99__of_tomorrow.sql', 'sluice', 1, true)");
    }

    // when, then
    assertThatThrownBy(() -> SchemaGuard.check(flyway, "some-service"))
        .isInstanceOf(StartEndedException.class)
        .hasMessage(
            "The schema alerting_newer of the database is of version 99, but this release knows up to 1: run a newer release of some-service, or restore a database from before its upgrade");
  }

  /** The history table lies in a schema of its own; what the migrations create is the same. */
  private static Flyway flyway(String schema) {
    return Flyway.configure()
        .dataSource(
            database.jdbcUrl(EmbeddedDatabase.DATABASE), database.user(), database.password())
        .schemas(schema)
        .defaultSchema(schema)
        .locations("classpath:sluice/guard")
        .load();
  }
}
