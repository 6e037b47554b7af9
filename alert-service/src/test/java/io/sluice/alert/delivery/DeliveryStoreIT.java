package io.sluice.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.store.Database;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Who may be claimed after whom, on a real database. */
class DeliveryStoreIT {

  private static final int YIELD_AFTER = 3;
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static EmbeddedDatabase postgres;
  private static PGSimpleDataSource source;

  private final String channel = "webhook:" + UUID.randomUUID();
  private final UUID incident = UUID.randomUUID();
  private final DeliveryStore store = new DeliveryStore(new Database(source));

  @BeforeAll
  static void start() {
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
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void theNextAlertOfAnIncidentWaitsWhileTheOneBeforeMayStillArrive() throws SQLException {
    // given
    UUID first = queued("plant", incident);
    queued("plant", incident);

    // when
    fail(YIELD_AFTER - 1);
    int superseded = store.supersede(channel, YIELD_AFTER);

    // then
    assertThat(superseded).isZero();
    assertThat(claimed()).containsExactly(first);
  }

  @Test
  void theNextAlertOfAnIncidentTakesThePlaceOfOneThatKeepsFailing() throws SQLException {
    // given
    UUID first = queued("plant", incident);
    UUID second = queued("plant", incident);
    UUID third = queued("plant", incident);
    fail(YIELD_AFTER);

    // when
    int superseded = store.supersede(channel, YIELD_AFTER);

    // then
    assertThat(superseded).isEqualTo(1);
    assertThat(text("select status from alerting.delivery where id = ?", first))
        .isEqualTo("SUPERSEDED");
    assertThat(text("select last_error from alerting.delivery where id = ?", first))
        .isEqualTo("a newer alert of its incident took its place after 3 attempts: HTTP 500");
    assertThat(claimed()).containsExactly(second);
    assertThat(text("select status from alerting.delivery where id = ?", third))
        .isEqualTo("PENDING");
  }

  @Test
  void theLastAlertOfAnIncidentIsSupersededByNone() throws SQLException {
    // given
    UUID last = queued("plant", incident);
    fail(YIELD_AFTER + 1);

    // when
    int superseded = store.supersede(channel, YIELD_AFTER);

    // then
    assertThat(superseded).isZero();
    assertThat(claimed()).containsExactly(last);
  }

  @Test
  void oneThatIsUnderWayIsNotSuperseded() throws SQLException {
    // given
    UUID first = queued("plant", incident);
    queued("plant", incident);
    fail(YIELD_AFTER - 1);
    assertThat(claimed()).containsExactly(first);

    // when
    int superseded = store.supersede(channel, YIELD_AFTER);

    // then
    assertThat(superseded).isZero();
  }

  @Test
  void alertsOfOtherIncidentsPassOneThatKeepsFailing() throws SQLException {
    // given: of the same asset
    UUID failing = queued("plant", incident);
    UUID other = queued("plant", UUID.randomUUID());
    fail(YIELD_AFTER);

    // when
    List<UUID> claimed = claimed();

    // then
    assertThat(claimed).containsExactlyInAnyOrder(failing, other);
  }

  @Test
  void alertsOfOtherIncidentsWaitWhileTheOneBeforeMayStillArrive() throws SQLException {
    // given
    UUID failing = queued("plant", incident);
    queued("plant", UUID.randomUUID());
    fail(YIELD_AFTER - 1);

    // when
    List<UUID> claimed = claimed();

    // then
    assertThat(claimed).containsExactly(failing);
  }

  @Test
  void otherAssetsWaitForNobody() throws SQLException {
    // given
    UUID failing = queued("plant", incident);
    fail(1);
    UUID other = queued("another", UUID.randomUUID());

    // when
    List<UUID> claimed = claimed();

    // then
    assertThat(claimed).containsExactlyInAnyOrder(failing, other);
  }

  @Test
  void whatIsSupersededCanBeSentAgain() throws SQLException {
    // given
    UUID first = queued("plant", incident);
    queued("plant", incident);
    fail(YIELD_AFTER);
    store.supersede(channel, YIELD_AFTER);

    // when
    Resend resend = store.resend(first);

    // then: with fresh attempts, and before what is newer
    assertThat(resend).isInstanceOf(Resend.Queued.class);
    assertThat(store.supersede(channel, YIELD_AFTER)).isZero();
    assertThat(claimed()).containsExactly(first);
  }

  @Test
  void aReasonThatTheColumnDoesNotTakeIsStoredWithoutIt() throws SQLException {
    // given
    UUID delivery = queued("plant", incident);
    Claim claim = store.claim(channel, 1, LEASE, YIELD_AFTER).getFirst();

    // when
    boolean finished = store.finish(claim, new RetryDecision.Dead("a\u0000b"));

    // then
    assertThat(finished).isTrue();
    assertThat(text("select last_error from alerting.delivery where id = ?", delivery))
        .isEqualTo("a?b");
  }

  private List<UUID> claimed() throws SQLException {
    return store.claim(channel, 10, LEASE, YIELD_AFTER).stream().map(Claim::id).toList();
  }

  /** Claims what is first, and lets it fail; so often. */
  private void fail(int attempts) throws SQLException {
    for (int i = 0; i < attempts; i++) {
      Claim claim = store.claim(channel, 1, LEASE, YIELD_AFTER).getFirst();
      assertThat(store.finish(claim, new RetryDecision.RetryIn(Duration.ZERO, "HTTP 500")))
          .isTrue();
    }
  }

  private UUID queued(String asset, UUID incident) throws SQLException {
    UUID alert = UUID.randomUUID();
    UUID delivery = UUID.randomUUID();
    try (var connection = source.getConnection()) {
      insert(
          connection,
          """
          insert into alerting.alert (id, incident, asset, kind, severity, body)
          values (?, ?, ?, 'UPDATED', 'INFO', '')
          """,
          List.of(alert, incident, asset));
      insert(
          connection,
          """
          insert into alerting.delivery (id, alert, incident, asset, channel)
          values (?, ?, ?, ?, ?)
          """,
          List.of(delivery, alert, incident, asset, channel));
    }
    return delivery;
  }

  private static void insert(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try (var insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      insert.executeUpdate();
    }
  }

  private static String text(String sql, UUID id) throws SQLException {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
