package io.sluice.alert.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.store.Database;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Whose turn it is to tell of the canary, on a real database. */
class CanaryTableIT {

  private static EmbeddedDatabase postgres;
  private static Database database;

  private final CanaryTable table = new CanaryTable(database);

  @BeforeAll
  static void start() {
    postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
    var source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(EmbeddedDatabase.DATABASE));
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    Flyway.configure()
        .dataSource(source)
        .schemas("alerting")
        .defaultSchema("alerting")
        .load()
        .migrate();
    database = new Database(source);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void whoDiesBeforeHeHasToldLeavesItToTheNext() throws SQLException {
    // given: one is lost
    UUID round = UUID.randomUUID();
    assertThat(table.send(round, Duration.ofMinutes(1))).isTrue();
    assertThat(table.claimNews()).isEmpty();
    execute("update alerting.canary set sent_at = now() - interval '1 minute'");
    table.lose(Duration.ofSeconds(30));

    // when: a replica takes it upon itself, and dies
    CanaryTable.News news = table.claimNews().orElseThrow();
    assertThat(news.isLost()).isTrue();
    assertThat(table.claimNews()).as("one at a time").isEmpty();
    execute("update alerting.canary set telling_to = now() - interval '1 second'");

    // then: another one tells of the same loss, and once that is done nobody does
    assertThat(table.claimNews()).contains(news);
    table.told(news);
    assertThat(table.claimNews()).isEmpty();

    // when: it comes out again
    table.arrived(round);

    // then
    CanaryTable.News end = table.claimNews().orElseThrow();
    assertThat(end).isEqualTo(new CanaryTable.News(news.since(), false));
    table.told(end);
    assertThat(table.claimNews()).isEmpty();
  }

  private static void execute(String sql) throws SQLException {
    database.run(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }
}
