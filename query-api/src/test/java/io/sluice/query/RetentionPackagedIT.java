package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.PackagedService;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
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
    assertThat(PackagedService.run(migration()).status()).isZero();
    execute(
        "select history.ensure_days('reading', array['2015-12-28', '2015-12-29']::date[], 10)",
        "insert into history.reading (asset, time, profile, tag_values)"
            + " select 'plant-1', '2015-12-28T12:00:00Z'::timestamptz + day * interval '1 day',"
            + " 'swat', '{}' from generate_series(0, 1) as day",
        "update history.day set written_at = now() - interval '31 days' where day = '2015-12-28'");
    try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var environment = retention();
      // Taken: whoever served here, or called the broker there, would be noticed.
      environment.put("QUARKUS_HTTP_PORT", Integer.toString(nobody.getLocalPort()));
      environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(nobody.getLocalPort()));
      environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + nobody.getLocalPort());

      // when
      var ended = PackagedService.run(environment);

      // then
      assertThat(ended.output())
          .contains("dropped the readings of 2015-12-28", "Old days and rows are deleted");
      assertThat(ended.status()).isZero();
      assertThat(connections(nobody)).isZero();
    }
    assertThat(number("select count(*) from history.reading")).isOne();
    assertThat(number("select count(*) from history.day")).isOne();
  }

  @Test
  void saysInOneSentenceThatTheDatabaseIsDown() {
    // given
    var environment = retention();
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
    var ended = PackagedService.run(retention());

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("Old rows are left: ERROR: relation \"history.day\" does not exist")
        .doesNotContain("Failed to start");
  }

  private Map<String, String> migration() {
    var environment = database();
    environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
    environment.put("QUARKUS_INIT_AND_EXIT", "true");
    return environment;
  }

  private Map<String, String> retention() {
    var environment = database();
    environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    environment.put("SLUICE_DATABASE_RETENTION_AND_EXIT", "true");
    return environment;
  }

  private Map<String, String> database() {
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(EmbeddedDatabase.DATABASE));
    environment.put(
        "QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(EmbeddedDatabase.DATABASE));
    environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedDatabase.USER);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", EmbeddedDatabase.PASSWORD);
    return environment;
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long number(String sql) throws SQLException {
    try (var connection = connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(EmbeddedDatabase.DATABASE),
        EmbeddedDatabase.USER,
        EmbeddedDatabase.PASSWORD);
  }

  /** How many have called a socket on which nobody answers. */
  private static int connections(ServerSocket socket) throws Exception {
    socket.setSoTimeout(1);
    int connections = 0;
    try {
      while (true) {
        socket.accept().close();
        connections++;
      }
    } catch (SocketTimeoutException e) {
      return connections;
    }
  }
}
