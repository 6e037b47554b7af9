package io.sluice.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.channel.Receipt;
import io.sluice.alert.store.Database;
import io.sluice.alerting.receiver.Pace;
import io.sluice.contracts.AlertGroup;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Who may be claimed after whom, on a real database. */
class DeliveryStoreIT {

  private static final int YIELD_AFTER = 3;
  private static final Duration GROUP_WAIT = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Receipt FAILED = Receipt.Failed.because("HTTP 500");
  private static final RetryPolicy RETRIES =
      new RetryPolicy(
          20,
          Duration.ofDays(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1));

  private static EmbeddedDatabase postgres;
  private static PGSimpleDataSource source;

  private final String channel = "webhook:" + UUID.randomUUID();
  private final UUID incident = UUID.randomUUID();
  private final DeliveryStore store = new DeliveryStore(new Database(source));
  private final Resends resends = new Resends(new Database(source));
  private final ClaimTerms terms = terms(Pace.UNLIMITED);
  private final ClaimTerms grouping = terms(new Pace(0, GROUP_WAIT));

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
  void whatWaitsAndWhatIsDeadIsCountedWithoutReadingWhatWasDelivered() throws SQLException {
    // given: far more was delivered than waits
    UUID first = queued("plant", incident);
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into alerting.delivery (id, alert, incident, asset, channel, status)
          select gen_random_uuid(), alert, incident, asset, channel,
            case i %% 100 when 0 then 'PENDING' when 1 then 'DEAD' else 'DELIVERED' end
          from alerting.delivery, generate_series(1, 20000) i where id = '%s'
          """
              .formatted(first));
      statement.execute("vacuum analyze alerting.delivery");

      // when
      var plan = new StringBuilder();
      try (var explain = connection.prepareStatement("explain " + ChannelQuery.COUNTS)) {
        explain.setString(1, channel);
        try (var rows = explain.executeQuery()) {
          while (rows.next()) {
            plan.append(rows.getString(1)).append('\n');
          }
        }
      }

      // then
      assertThat(plan.toString())
          .contains("Index Only Scan using delivery_")
          .doesNotContain("Seq Scan on delivery");
    }
  }

  @Test
  void theNextAlertOfAnIncidentWaitsWhileTheOneBeforeMayStillArrive() throws SQLException {
    // given
    UUID first = queued("plant", incident);
    queued("plant", incident);

    // when
    fail(YIELD_AFTER - 1);
    int superseded = superseded();

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
    int superseded = superseded();

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
    int superseded = superseded();

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
    int superseded = superseded();

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
    superseded();

    // when
    Resend resend = resends.resend(first);

    // then: with fresh attempts, and before what is newer
    assertThat(resend).isInstanceOf(Resend.Queued.class);
    assertThat(superseded()).isZero();
    assertThat(claimed()).containsExactly(first);
  }

  @Test
  void aReasonThatTheColumnDoesNotTakeIsStoredWithoutIt() throws SQLException {
    // given
    UUID delivery = queued("plant", incident);
    Claim claim = store.claim(terms, 1).claims().getFirst();

    // when
    boolean finished =
        finish(store, terms, claim, new Receipt.Refused("?"), new RetryDecision.Dead("a\u0000b"));

    // then
    assertThat(finished).isTrue();
    assertThat(text("select last_error from alerting.delivery where id = ?", delivery))
        .isEqualTo("a?b");
  }

  @Test
  void twoReplicasShareTheWorkAndNeverTheSameDelivery() throws Exception {
    // given: two replicas, each with its own connections
    int deliveries = 120;
    for (int i = 0; i < deliveries; i++) {
      queued("plant-" + i, UUID.randomUUID());
    }
    var attempted = new ConcurrentLinkedQueue<UUID>();
    var shares = new ArrayList<Future<Integer>>();

    // when
    try (var replicas = Executors.newFixedThreadPool(2)) {
      for (int replica = 0; replica < 2; replica++) {
        var own = new DeliveryStore(new Database(source));
        shares.add(replicas.submit(() -> work(own, attempted, deliveries)));
      }
    }

    // then
    assertThat(attempted).doesNotHaveDuplicates().hasSize(deliveries);
    assertThat(shares).allSatisfy(share -> assertThat(share.resultNow()).isPositive());
  }

  private int work(DeliveryStore replica, Queue<UUID> attempted, int all) throws SQLException {
    int share = 0;
    while (attempted.size() < all) {
      for (Claim claim : replica.claim(terms, 4).claims()) {
        attempted.add(claim.id());
        share++;
        assertThat(
                finish(
                    replica,
                    terms,
                    claim,
                    new Receipt.Delivered("HTTP 204"),
                    new RetryDecision.Delivered()))
            .isTrue();
      }
    }
    return share;
  }

  @Test
  void whatTwoReplicasBeginIsTogetherWithinTheLimit() throws Exception {
    // given: half a minute's limit may come at once
    for (int i = 0; i < 30; i++) {
      queued("plant-" + i, UUID.randomUUID());
    }
    ClaimTerms limited = terms(new Pace(20, Duration.ZERO));
    var claims = new ArrayList<Future<Claimed>>();

    // when
    try (var replicas = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        var own = new DeliveryStore(new Database(source));
        claims.add(replicas.submit(() -> own.claim(limited, 4)));
      }
    }

    // then
    assertThat(claims.stream().mapToInt(c -> c.resultNow().claims().size()).sum()).isEqualTo(10);
  }

  @Test
  void aChannelThatKeepsFailingIsLeftAloneForAWhile() throws SQLException {
    // given
    for (int i = 0; i < 10; i++) {
      queued("plant-" + i, UUID.randomUUID());
    }
    List<Claim> claims = store.claim(terms, 5).claims();

    // when
    for (Claim claim : claims) {
      finish(store, terms, claim, FAILED, new RetryDecision.RetryIn(LEASE, "HTTP 500"));
    }

    // then
    assertThat(claimed()).isEmpty();
    assertThat(circuit().state(Instant.now())).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void afterThePauseOneIsAttemptedAndItsSuccessOpensTheWay() throws Exception {
    // given
    for (int i = 0; i < 10; i++) {
      queued("plant-" + i, UUID.randomUUID());
    }
    for (Claim claim : store.claim(terms, 5).claims()) {
      finish(store, terms, claim, FAILED, new RetryDecision.RetryIn(LEASE, "HTTP 500"));
    }
    execute(
        "update alerting.channel set paused_until = now() where name = '%s'".formatted(channel));

    // when: two replicas at a time
    List<Claim> probe = store.claim(terms, 4).claims();
    List<UUID> meanwhile = claimed();

    // then
    assertThat(probe).hasSize(1);
    assertThat(meanwhile).isEmpty();
    finish(
        store,
        terms,
        probe.getFirst(),
        new Receipt.Delivered("HTTP 204"),
        new RetryDecision.Delivered());
    assertThat(claimed()).hasSize(4);
  }

  @Test
  void manyAreSentAgainOldestFirst() throws SQLException {
    // given
    UUID first = queued("plant-1", UUID.randomUUID());
    queued("plant-2", UUID.randomUUID());
    UUID living = queued("plant-3", UUID.randomUUID());
    for (Claim claim : store.claim(terms, 2).claims()) {
      finish(
          store, terms, claim, new Receipt.Refused("HTTP 400"), new RetryDecision.Dead("HTTP 400"));
    }

    // when
    ResendResult one = resends.resend(DeliveryStatus.DEAD, channel, 1);

    // then
    assertThat(one).isEqualTo(new ResendResult(1, true));
    assertThat(claimed()).containsExactlyInAnyOrder(first, living);
    assertThat(resends.resend(DeliveryStatus.DEAD, channel, 10))
        .isEqualTo(new ResendResult(1, false));
  }

  @Test
  void whatOpensTogetherIsOneNotificationThatNamesAll() throws SQLException {
    // given: three opened, the first has waited long enough; one is of another severity
    UUID first = queued("plant-1", UUID.randomUUID(), "OPENED", "CRITICAL", Duration.ZERO);
    queued("plant-2", UUID.randomUUID(), "OPENED", "CRITICAL", GROUP_WAIT);
    queued("plant-3", UUID.randomUUID(), "OPENED", "CRITICAL", GROUP_WAIT);
    UUID other = queued("plant-4", UUID.randomUUID(), "OPENED", "INFO", GROUP_WAIT);

    // when
    List<Claim> claims = store.claim(grouping, 10).claims();

    // then
    assertThat(claims).hasSize(1);
    Claim claim = claims.getFirst();
    assertThat(claim.id()).isEqualTo(first);
    assertThat(claim.group().size()).isEqualTo(3);
    assertThat(claim.group().members())
        .extracting(AlertGroup.Member::asset)
        .containsExactly("plant-1", "plant-2", "plant-3");
    // and all of them are told with it
    finish(
        store, grouping, claim, new Receipt.Delivered("HTTP 204"), new RetryDecision.Delivered());
    assertThat(text("select status from alerting.delivery where id = ?", other))
        .isEqualTo("PENDING");
    assertThat(count("status = 'DELIVERED'")).isEqualTo(3);
  }

  @Test
  void aNotificationThatFailsSaysTheSameNextTime() throws SQLException {
    // given
    queued("plant-1", UUID.randomUUID(), "OPENED", "CRITICAL", Duration.ZERO);
    queued("plant-2", UUID.randomUUID(), "OPENED", "CRITICAL", GROUP_WAIT);
    Claim failed = store.claim(grouping, 10).claims().getFirst();
    finish(store, grouping, failed, FAILED, new RetryDecision.RetryIn(Duration.ZERO, "HTTP 500"));
    queued("plant-3", UUID.randomUUID(), "OPENED", "CRITICAL", Duration.ZERO);

    // when
    List<Claim> claims = store.claim(grouping, 10).claims();

    // then: what is new is told apart
    assertThat(claims).hasSize(2);
    Claim again = claims.stream().filter(c -> c.id().equals(failed.id())).findFirst().orElseThrow();
    assertThat(again.notification()).isEqualTo(failed.notification());
    assertThat(again.group()).isEqualTo(failed.group());
  }

  @Test
  void whatComesAfterAnOpeningIsToldAfterTheNotificationThatNamesIt() throws SQLException {
    // given
    queued("plant-1", UUID.randomUUID(), "OPENED", "CRITICAL", Duration.ZERO);
    UUID opened = UUID.randomUUID();
    queued("plant-2", opened, "OPENED", "CRITICAL", GROUP_WAIT);
    UUID resolved = queued("plant-2", opened, "RESOLVED", "CRITICAL", Duration.ZERO);
    Claim together = store.claim(grouping, 10).claims().getFirst();

    // when
    List<Claim> meanwhile = store.claim(grouping, 10).claims();
    finish(
        store,
        grouping,
        together,
        new Receipt.Delivered("HTTP 204"),
        new RetryDecision.Delivered());
    List<Claim> after = store.claim(grouping, 10).claims();

    // then
    assertThat(meanwhile).isEmpty();
    assertThat(after).extracting(Claim::id).containsExactly(resolved);
  }

  @Test
  void whoIsToldWithOneThatIsSupersededStandsTogetherAnew() throws SQLException {
    // given
    UUID incident = UUID.randomUUID();
    queued("plant-1", incident, "OPENED", "CRITICAL", Duration.ZERO);
    UUID second = queued("plant-2", UUID.randomUUID(), "OPENED", "CRITICAL", GROUP_WAIT);
    queued("plant-3", UUID.randomUUID(), "OPENED", "CRITICAL", GROUP_WAIT);
    for (int i = 0; i < YIELD_AFTER; i++) {
      Claim claim = store.claim(grouping, 10).claims().getFirst();
      finish(store, grouping, claim, FAILED, new RetryDecision.RetryIn(Duration.ZERO, "no"));
    }
    UUID newer = queued("plant-1", incident, "RESOLVED", "CRITICAL", Duration.ZERO);

    // when
    Claimed claimed = store.claim(grouping, 10);

    // then
    assertThat(claimed.superseded()).isEqualTo(1);
    assertThat(claimed.claims()).extracting(Claim::id).containsExactlyInAnyOrder(second, newer);
    assertThat(claimed.claims().stream().mapToInt(Claim::size).sum()).isEqualTo(3);
  }

  private int count(String condition) throws SQLException {
    try (var connection = source.getConnection();
        var select =
            connection.prepareStatement(
                "select count(*) from alerting.delivery where channel = ? and " + condition)) {
      select.setString(1, channel);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Test
  void whatWaitsForAReceiverThatIsGoneIsDeadAfterAWhile() throws SQLException {
    // given
    UUID old = queued("plant-1", UUID.randomUUID());
    execute(
        "update alerting.delivery set queued_at = now() - interval '1 hour' where id = '%s'"
            .formatted(old));
    UUID young = queued("plant-2", UUID.randomUUID());

    // when: the channel is known, then it is not
    List<String> known = resends.abandon(List.of(channel), Duration.ofMinutes(10), 500);
    List<String> gone = resends.abandon(List.of("log"), Duration.ofMinutes(10), 500);

    // then
    assertThat(known).doesNotContain(channel);
    assertThat(gone).containsOnlyOnce(channel);
    assertThat(resends.resend(old)).isInstanceOf(Resend.Queued.class);
    assertThat(claimed()).containsExactlyInAnyOrder(old, young);
  }

  private Circuit circuit() throws SQLException {
    try (var connection = source.getConnection()) {
      return ChannelRows.read(connection, channel).circuit();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean finish(
      DeliveryStore replica, ClaimTerms terms, Claim claim, Receipt receipt, RetryDecision decision)
      throws SQLException {
    return !replica.finish(terms, List.of(new Attempted(claim, receipt, decision))).isEmpty();
  }

  private ClaimTerms terms(Pace pace) {
    return new ClaimTerms(channel, pace, LEASE, YIELD_AFTER, RETRIES);
  }

  /** Without claiming anything. */
  private int superseded() throws SQLException {
    return store.claim(terms, 0).superseded();
  }

  private List<UUID> claimed() throws SQLException {
    return store.claim(terms, 10).claims().stream().map(Claim::id).toList();
  }

  /** Claims what is first, and lets it fail; so often. */
  private void fail(int attempts) throws SQLException {
    for (int i = 0; i < attempts; i++) {
      Claim claim = store.claim(terms, 1).claims().getFirst();
      assertThat(
              finish(
                  store,
                  terms,
                  claim,
                  FAILED,
                  new RetryDecision.RetryIn(Duration.ZERO, "HTTP 500")))
          .isTrue();
    }
  }

  private UUID queued(String asset, UUID incident) throws SQLException {
    return queued(asset, incident, "UPDATED", "INFO", Duration.ZERO);
  }

  private UUID queued(String asset, UUID incident, String kind, String severity, Duration wait)
      throws SQLException {
    UUID alert = UUID.randomUUID();
    UUID delivery = UUID.randomUUID();
    try (var connection = source.getConnection()) {
      insert(
          connection,
          """
          insert into alerting.alert (id, incident, asset, kind, severity, body)
          values (?, ?, ?, ?, ?, '')
          """,
          List.of(alert, incident, asset, kind, severity));
      insert(
          connection,
          """
          insert into alerting.delivery (id, alert, incident, asset, channel, next_attempt_at)
          values (?, ?, ?, ?, ?, now() + ? * interval '1 second')
          """,
          List.of(delivery, alert, incident, asset, channel, wait.toSeconds()));
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
