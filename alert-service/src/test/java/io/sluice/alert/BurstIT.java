package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static io.sluice.contracts.AlertKind.BURST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.burst.BurstRows;
import io.sluice.alert.burst.CountedHit;
import io.sluice.alert.intake.Scores;
import io.sluice.alert.store.Database;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.contracts.Topics;
import io.sluice.incidents.burst.BurstPolicy.Counted;
import io.sluice.incidents.burst.Hit;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once, from the scores to one alert. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(
    value = ReceiverResource.class,
    restrictToAnnotatedClass = true,
    initArgs = {
      @ResourceArg(
          name = ReceiverResource.SECTIONS,
          value =
              """
              bursts:
                storm: {threshold: 3}
                flood: {counts: RECORDS, over: ASSET, threshold: 4, window: 1m}
              """)
    })
class BurstIT {

  /** Each test has a day of its own: bursts over all assets go by event time. */
  private static final Instant DAY = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final Database database;
  private final BurstRows rows;
  private final String asset = "plant-" + UUID.randomUUID();
  private Broker broker;
  private WebhookReceiver receiver;

  BurstIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
      Database database,
      BurstRows rows) {
    this.servers = servers;
    this.database = database;
    this.rows = rows;
  }

  @BeforeAll
  static void bePatient() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  @BeforeEach
  void connect() {
    broker = new Broker(servers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  /** Of this test's assets, in the order of the topic. */
  private List<Alert> bursts() {
    return broker.records(Topics.ALERTS).stream()
        .map(Broker::alert)
        .filter(alert -> alert.kind() == BURST && alert.asset().startsWith(asset))
        .toList();
  }

  /** An incident opens 15 s later. */
  private void open(String of, Instant first) {
    broker.send(Scores.episode(of, first, 1.7).subList(0, 25));
    await().untilAsserted(() -> assertThat(broker.alerts(of)).isNotEmpty());
  }

  @Test
  void manyIncidentsAreOneBurstOnceUntilItIsOver() {
    // given
    open(asset + "-1", DAY);
    open(asset + "-2", DAY.plusSeconds(60));
    assertThat(bursts()).isEmpty();

    // when: the third within five minutes, and a fourth
    open(asset + "-3", DAY.plusSeconds(120));
    await().untilAsserted(() -> assertThat(bursts()).hasSize(1));
    open(asset + "-4", DAY.plusSeconds(180));

    // then: told once, and people are
    Alert burst = bursts().getFirst();
    assertThat(burst.burst().hitsInWindow()).isEqualTo(3);
    assertThat(burst.burst().windowMin()).isEqualTo(5);
    assertThat(burst.burst().threshold()).isEqualTo(3);
    assertThat(burst.burst().topContext()).containsEntry("tag", "LIT301");
    assertThat(burst.text())
        .startsWith("WARNING burst over all assets: 3 incidents within 5 min, most of them with ");
    await().until(() -> isReceived(burst));

    // when: long after, again
    for (int i = 5; i < 8; i++) {
      open(asset + "-" + i, DAY.plus(Duration.ofHours(2)).plusSeconds(i));
    }

    // then
    await().untilAsserted(() -> assertThat(bursts()).hasSize(2));
    assertThat(bursts()).extracting(Alert::incident).doesNotHaveDuplicates();
  }

  @Test
  void manyAnomalousRecordsOfAnAssetAreOneBurst() {
    // given
    Instant start = DAY.plus(Duration.ofDays(1));

    // when: ten within a minute, all of one incident
    broker.send(
        IntStream.range(0, 10)
            .mapToObj(i -> Scores.record(asset, start.plusSeconds(i), i % 3 == 0 ? "tcp" : "udp"))
            .toList());

    // then
    await().untilAsserted(() -> assertThat(bursts()).isNotEmpty());
    Alert burst = bursts().getFirst();
    assertThat(burst.burst().hitsInWindow()).isBetween(4, 8);
    assertThat(burst.burst().topContext())
        .containsEntry("stream", "flows")
        .containsEntry("proto", "udp");
    open(asset + "-witness", start.plus(Duration.ofHours(5)));
    assertThat(bursts()).hasSize(1);
  }

  private static void silence(String asset) {
    given()
        .contentType("application/json")
        .body(
            """
            {"matchers": [{"name": "asset", "value": "%s"}], "to": "%s", "reason": "a test"}
            """
                .formatted(asset, Instant.now().plus(Duration.ofHours(1))))
        .post("/api/v1/silences")
        .then()
        .statusCode(201);
  }

  @Test
  void aBurstIsToldOnceThoseThatAreNotQuietAreOneByThemselves() {
    // given: two quiet incidents, and two that are not; the last one is not
    Instant start = DAY.plus(Duration.ofDays(3));
    silence(asset + "-quiet-*");
    open(asset + "-quiet-1", start);
    open(asset + "-loud-1", start.plusSeconds(20));
    open(asset + "-quiet-2", start.plusSeconds(40));
    await().untilAsserted(() -> assertThat(bursts()).hasSize(1));
    open(asset + "-loud-2", start.plusSeconds(60));
    assertThat(bursts()).hasSize(1);

    // when: the third that is not
    open(asset + "-loud-3", start.plusSeconds(80));

    // then: the first is recorded alone, of the second people are told
    await().untilAsserted(() -> assertThat(bursts()).hasSize(2));
    Alert quiet = bursts().getFirst();
    Alert told = bursts().getLast();
    assertThat(quiet.quiet()).isNotNull();
    assertThat(told.quiet()).isNull();
    assertThat(told.burst().hitsInWindow()).isEqualTo(3);
    await().until(() -> isReceived(told));
    assertThat(isReceived(quiet)).isFalse();
  }

  @Test
  void quietRecordsAreNoBurstThatIsTold() {
    // given
    Instant start = DAY.plus(Duration.ofDays(4));
    silence(asset);

    // when
    broker.send(
        IntStream.range(0, 6)
            .mapToObj(i -> Scores.record(asset, start.plusSeconds(i), "udp"))
            .toList());

    // then
    await().untilAsserted(() -> assertThat(bursts()).isNotEmpty());
    assertThat(bursts()).allMatch(burst -> burst.quiet() != null);
  }

  private boolean isReceived(Alert burst) {
    return receiver.received().stream()
        .anyMatch(r -> r.body().contains(burst.incident().toString()));
  }

  @Test
  void whoCountsAtOnceCountsTogether() throws Exception {
    // given: forty transactions on as many connections as there are, an incident each
    Instant start = DAY.plus(Duration.ofDays(2));
    List<Callable<List<Alert>>> counts =
        IntStream.range(0, 40).mapToObj(i -> count(start.plusSeconds(i))).toList();

    // when
    var told = new ArrayList<Alert>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var counted : threads.invokeAll(counts)) {
        told.addAll(counted.get());
      }
    }

    // then: none is lost, and one tells
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().burst().hitsInWindow()).isEqualTo(3);
    // and no more is kept than counts
    assertThat(database.<Long>transact(BurstIT::hitsOfStorm)).isEqualTo(6);
  }

  private static long hitsOfStorm(Connection connection) throws SQLException {
    try (var select =
            connection.prepareStatement(
                "select count(*) from alerting.burst_hit where policy = 'storm'");
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private Callable<List<Alert>> count(Instant at) {
    var hit =
        new Hit(
            at, asset, "swat", "swat", Category.PROCESS, Severity.INFO, 1.2, new TreeMap<>(), null);
    return () ->
        database.transact(
            connection -> rows.count(connection, List.of(new CountedHit(Counted.INCIDENTS, hit))));
  }
}
