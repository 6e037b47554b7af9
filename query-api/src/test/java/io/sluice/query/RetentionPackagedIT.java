package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.DatabaseEnvironment;
import io.sluice.testbed.quarkus.PackagedService;
import io.sluice.testbed.quarkus.TakenPort;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service, started to delete old rows and to end. */
class RetentionPackagedIT {

  private final EmbeddedDatabase postgres =
      EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void dropsOldDaysAndEnds() throws Exception {
    // given: two days of readings, one of them loaded long ago
    assertThat(PackagedService.run(DatabaseEnvironment.migration(postgres)).status()).isZero();
    execute(
        "select history.ensure_days('reading', array['2015-12-28', '2015-12-29']::date[], 10)",
        "insert into history.reading (asset, time, stream, id, profile, tag_values)"
            + " select 'plant-1', '2015-12-28T12:00:00Z'::timestamptz + day * interval '1 day',"
            + " 'swat', '0-1', 'swat', '{}' from generate_series(0, 1) as day",
        "update history.day set written_at = now() - interval '31 days' where day = '2015-12-28'");
    try (var nobody = TakenPort.open()) {
      var environment = DatabaseEnvironment.retention(postgres);
      // Whoever served here, or called the broker here, would be noticed.
      environment.putAll(nobody.environment());

      // when
      var ended = PackagedService.run(environment);

      // then
      assertThat(ended.output())
          .contains("dropped the readings of 2015-12-28", "Old days and rows are deleted");
      assertThat(ended.status()).isZero();
      assertThat(nobody.calls()).isZero();
    }
    assertThat(number("select count(*) from history.reading")).isOne();
    assertThat(number("select count(*) from history.day")).isOne();
  }

  @Test
  void saysInOneSentenceThatTheDatabaseIsDown() {
    // given
    var environment = DatabaseEnvironment.retention(postgres);
    environment.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "0");
    postgres.close();

    // when
    var ended = PackagedService.run(environment);

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            "The database cannot be read: Connection to 127.0.0.1:%d refused."
                .formatted(postgres.port()))
        .doesNotContain("Failed to start");
  }

  @Test
  void saysInOneSentenceThatRowsAreLeft() throws SQLException {
    // given: a database that nobody has migrated
    execute("create schema history");

    // when
    var ended = PackagedService.run(DatabaseEnvironment.retention(postgres));

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("Old rows are left: ERROR: relation \"history.day\" does not exist")
        .doesNotContain("Failed to start");
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long number(String sql) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
