package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testbed.Ports;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.DatabaseEnvironment;
import io.sluice.testbed.quarkus.PackagedService;
import io.sluice.testbed.quarkus.TakenPort;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged service, started to migrate or to delete old rows, and to end. */
class RetentionPackagedIT {

  private static final EmbeddedDatabase POSTGRES =
      EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());

  /** The process ends by itself: whoever served here, or called the broker here, is noticed. */
  @BeforeAll
  static void migrate() throws Exception {
    try (var nobody = TakenPort.open()) {
      var environment = DatabaseEnvironment.migration(POSTGRES);
      environment.putAll(nobody.environment());
      var ended = PackagedService.run(environment);
      assertThat(ended.output())
          .contains("The schema alerting was migrated to version ")
          .doesNotContain("Exception");
      assertThat(ended.status()).isZero();
      assertThat(nobody.calls()).isZero();
    }
  }

  @AfterAll
  static void stop() {
    POSTGRES.close();
  }

  @Test
  void deletesWhatIsOldHoweverMuchItIsAndEnds() throws Exception {
    // given: more than a hundred batches of what is old, and one of each that is not
    insert("old", "interval '91 days'", 250);
    insert("new", "interval '89 days'", 1);
    try (var nobody = TakenPort.open()) {
      var environment = retention();
      // Whoever served here, or called the broker here, would be noticed.
      environment.putAll(nobody.environment());

      // when
      var ended = PackagedService.run(environment);

      // then
      assertThat(ended.output()).contains("Old rows deleted: 501");
      assertThat(ended.status()).isZero();
      assertThat(nobody.calls()).isZero();
    }
    assertThat(assets("incident")).containsExactly("new");
    assertThat(assets("alert")).containsExactly("new");
    assertThat(assets("delivery")).containsExactly("new");
    assertThat(assets("asset_state")).containsExactly("new");
  }

  @Test
  void runsNothingElseMeanwhile() throws Exception {
    // given: tables that somebody else holds, so that the run lasts and whoever else came is seen
    try (var holder = POSTGRES.connect();
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table alerting.alert, alerting.delivery, alerting.incident");

      // when
      var run = CompletableFuture.supplyAsync(() -> PackagedService.run(retention()));
      await().atMost(Duration.ofSeconds(60)).until(() -> waiting() > 0);

      // then: schedules would look once a second
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(15))
          .until(() -> waiting() == 1);
      holder.rollback();
      assertThat(run.join().status()).isZero();
    }
  }

  @Test
  void saysInOneSentenceThatTheDatabaseIsDown() {
    // given
    int port = Ports.free();
    var environment = retention();
    environment.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "0");
    environment.replaceAll((name, value) -> value.replace(":" + POSTGRES.port(), ":" + port));

    // when
    var ended = PackagedService.run(environment);

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            "The database cannot be read: Connection to 127.0.0.1:%d refused.".formatted(port))
        .doesNotContain("Exception");
  }

  @Test
  void saysInOneSentenceThatTheSchemaCannotBeMigrated() throws SQLException {
    // given: tables of somebody else
    execute(
        "alter schema alerting rename to elsewhere",
        "create schema alerting",
        "create table alerting.theirs (id int)");
    try {

      // when
      var ended = PackagedService.run(DatabaseEnvironment.migration(POSTGRES));

      // then
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.output())
          .contains(
              "The schema alerting could not be migrated: Found non-empty schema(s) \"alerting\"")
          .doesNotContain("Exception");
    } finally {
      execute("drop schema alerting cascade", "alter schema elsewhere rename to alerting");
    }
  }

  @Test
  void saysInOneSentenceThatRowsAreLeft() throws SQLException {
    // given: somebody else's schema
    execute("alter schema alerting rename to elsewhere", "create schema alerting");
    try {

      // when
      var ended = PackagedService.run(retention());

      // then
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.output())
          .contains("Old rows are left: ERROR: relation \"alerting.alert\" does not exist")
          .doesNotContain("Exception");
    } finally {
      execute("drop schema alerting cascade", "alter schema elsewhere rename to alerting");
    }
  }

  @Test
  void saysInOneSentenceThatTheDatabaseIsOfANewerRelease() throws SQLException {
    // given
    execute(
        "insert into alerting.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success) values (99, '99', 'of tomorrow', 'SQL', 'V99__of_tomorrow.sql', 'sluice', 1, true)");
    try {

      // when
      var ended = PackagedService.run(retention());

      // then
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.output())
          .contains("The schema alerting of the database is of version 99, but this release knows")
          .doesNotContain("Exception");
    } finally {
      execute("delete from alerting.flyway_schema_history where installed_rank = 99");
    }
  }

  /** In batches so small that there are many. */
  private Map<String, String> retention() {
    var environment = DatabaseEnvironment.retention(POSTGRES);
    environment.put("SLUICE_ALERT_RETENTION_BATCH_SIZE", "2");
    return environment;
  }

  /** Alerts with a delivery, as many incidents, an asset. */
  private void insert(String asset, String age, int rows) throws SQLException {
    List<String> statements =
        List.of(
            """
            insert into alerting.alert (id, incident, asset, kind, severity, body, recorded_at, published_at)
            select gen_random_uuid(), gen_random_uuid(), '%1$s', 'OPENED', 'INFO', '', now() - %2$s, now()
            from generate_series(1, %3$d)
            """,
            """
            insert into alerting.delivery (id, alert, incident, asset, channel, status)
            select gen_random_uuid(), id, incident, asset, 'log', 'DELIVERED' from alerting.alert where asset = '%1$s'
            """,
            """
            insert into alerting.incident (id, asset, profile, status, severity, started_at, updated_at, peak_ratio, episode, recorded_at)
            select gen_random_uuid(), '%1$s', 'swat', 'RESOLVED', 'INFO', now(), now(), 1.2, '[]', now() - %2$s
            from generate_series(1, %3$d)
            """,
            """
            insert into alerting.asset_state (asset, "partition", phase, state, updated_at)
            values ('%1$s', 0, 'CALM', '{}', now() - %2$s)
            """);
    for (String sql : statements) {
      execute(sql.formatted(asset, age, rows));
    }
  }

  private static void execute(String... statements) throws SQLException {
    try (var connection = POSTGRES.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> assets(String table) throws SQLException {
    try (var connection = POSTGRES.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select asset from alerting." + table + " order by 1")) {
      var assets = new ArrayList<String>();
      while (rows.next()) {
        assets.add(rows.getString(1));
      }
      return assets;
    }
  }

  /** Statements that wait for the tables. */
  private int waiting() throws SQLException {
    try (var connection = POSTGRES.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
