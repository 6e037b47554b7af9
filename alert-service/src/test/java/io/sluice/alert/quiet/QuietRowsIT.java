package io.sluice.alert.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Glob;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.MatchedField;
import io.sluice.incidents.quiet.Matcher;
import io.sluice.incidents.quiet.QuietEntry;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What was asked to be quiet, on a real database with years of it. */
class QuietRowsIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private static EmbeddedDatabase postgres;
  private static PGSimpleDataSource source;

  @BeforeAll
  static void start() throws SQLException {
    postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
    source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(EmbeddedDatabase.DATABASE));
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    Flyway.configure()
        .dataSource(source)
        .schemas("alerting")
        .defaultSchema("alerting")
        .load()
        .migrate();
    // a silence and a window of maintenance an hour, over
    execute(
        """
        insert into alerting.quiet (id, kind, matchers, starts_at, ends_at, reason, given_by, given_at)
        select gen_random_uuid(), kind,
          '[{"name":"asset","value":"plant","isEqual":true}]',
          timestamptz '2020-01-01' + i * interval '1 hour',
          timestamptz '2020-01-01' + i * interval '1 hour' + interval '30 minutes', 'a test', 'anna', now()
        from generate_series(1, 20000) i
        cross join (values ('SILENCE'), ('MAINTENANCE')) k (kind)
        """,
        "vacuum analyze alerting.quiet");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static void execute(String... statements) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String plan(String sql, Object... values) throws SQLException {
    try (var connection = source.getConnection();
        var explain = connection.prepareStatement("explain " + sql)) {
      for (int i = 0; i < values.length; i++) {
        explain.setObject(i + 1, values[i]);
      }
      var plan = new StringBuilder();
      try (var rows = explain.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  @Test
  void windowsOfMaintenanceAreFoundByTheirTime() throws SQLException {
    // when
    String plan =
        plan(
            QuietRows.MAINTENANCE,
            QuietRows.utc(Instant.parse("2021-01-01T00:00:00Z")),
            QuietRows.utc(Instant.parse("2021-01-01T06:00:00Z")));

    // then
    assertThat(plan).contains("quiet_maintenance").doesNotContain("Seq Scan");
  }

  @Test
  void whatIsOverIsNotReadToKnowWhatIsToCome() throws SQLException {
    assertThat(plan(QuietRows.TO_END)).contains("quiet_ends").doesNotContain("Seq Scan");
    assertThat(plan(QuietRows.IN_FORCE, QuietRows.utc(START)))
        .contains("quiet_ends", "quiet_maintenance");
  }

  @Test
  void windowsThatWereOverLongAgoAreReadForTheirTimeAlone() throws SQLException {
    // given
    Instant since = Instant.parse("2026-01-01T00:00:00Z");
    Instant within = Instant.parse("2020-03-01T10:10:00Z");
    Instant between = Instant.parse("2020-03-01T10:40:00Z");

    try (Connection connection = source.getConnection()) {
      // when
      var inForce = QuietRows.inForce(connection, since);
      var past = QuietRows.past(connection, since, List.of(within, between));
      var known = QuietRows.past(connection, START, List.of(within));

      // then
      assertThat(inForce).isEmpty();
      assertThat(past)
          .singleElement()
          .satisfies(window -> assertThat(window.covers(within)).isTrue());
      assertThat(known).isEmpty();
      assertThat(QuietRows.windows(connection)).isGreaterThanOrEqualTo(20_000);
    }
    assertThat(
            plan(
                QuietRows.PAST.replace("unnest(?::timestamptz[])", "unnest(array[?::timestamptz])"),
                QuietRows.utc(since),
                QuietRows.utc(within)))
        .contains("quiet_maintenance")
        .doesNotContain("Seq Scan");
  }

  @Test
  void twoWindowsThatTouchHaveNoInstantInCommon() throws SQLException {
    try (Connection connection = source.getConnection()) {
      // given
      QuietRows.insert(connection, window(START, START.plusSeconds(60)));

      // when
      var before = QuietRows.maintenance(connection, START.minusSeconds(60), START);
      var within = QuietRows.maintenance(connection, START.plusSeconds(59), START.plusSeconds(90));
      var after = QuietRows.maintenance(connection, START.plusSeconds(60), START.plusSeconds(90));

      // then
      assertThat(before).isEmpty();
      assertThat(within).hasSize(1);
      assertThat(after).isEmpty();
    }
  }

  private static QuietEntry window(Instant from, Instant to) {
    return new QuietEntry(
        UUID.randomUUID(),
        QuietKind.MAINTENANCE,
        List.of(new Matcher(MatchedField.ASSET, new Glob("plant"), true)),
        null,
        from,
        to,
        "a new pump",
        "anna",
        from.minus(Duration.ofDays(1)),
        null);
  }
}
