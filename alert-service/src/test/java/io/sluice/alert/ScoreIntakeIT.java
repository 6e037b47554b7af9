package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Headers;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.TracingResource;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the topic into the incidents, whatever is on it and whatever happens meanwhile. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(TracingResource.class)
class ScoreIntakeIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final String databaseUrl;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();
  private Broker broker;

  ScoreIntakeIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String databaseUrl,
      DataSource database) {
    this.servers = servers;
    this.databaseUrl = databaseUrl;
    this.database = database;
  }

  @BeforeAll
  static void bePatient() {
    // For a machine that builds something else meanwhile.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(45));
  }

  @BeforeEach
  void connect() {
    broker = new Broker(servers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  private void awaitSuspicion() {
    await()
        .until(
            () ->
                text("select phase from alerting.asset_state where asset = ?").equals("SUSPECTED"));
  }

  private void awaitAWholeIncident() {
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, RESOLVED));
  }

  @Test
  void anAssetIsNotAtRestWhileItsDataIsAtFault() throws SQLException {
    // when: its process is quiet all the time
    for (int second = 0; second < 30; second++) {
      broker.send(List.of(Scores.score(asset, START.plusSeconds(second), 0.3, 1.6)));
    }

    // then: retention would take the state of one that is CALM
    await()
        .until(
            () -> text("select phase from alerting.asset_state where asset = ?").equals("ACTIVE"));
    assertThat(text("select category from alerting.incident where asset = ?")).isEqualTo("DATA");
    assertThat(text("select severity from alerting.incident where asset = ?")).isEqualTo("WARNING");
  }

  @Test
  void scoresThatComeTwiceMakeOneIncident() throws SQLException {
    // given
    broker.send(Scores.episode(asset, START, 1.7));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(2));

    // when
    broker.send(Scores.episode(asset, START, 1.7));
    broker.send(List.of(Scores.score(asset, START.plusSeconds(200), 0.1)));

    // then
    await()
        .until(
            () ->
                text("select state from alerting.asset_state where asset = ?")
                    .contains(START.plusSeconds(200).toString()));
    assertThat(broker.alerts(asset)).hasSize(2);
    assertThat(text("select count(*) from alerting.incident where asset = ?")).isEqualTo("1");
    assertThat(text("select count(*) from alerting.alert where asset = ?")).isEqualTo("2");
  }

  @Test
  void aClockThatGoesBackIsARestartAndNotStale() throws SQLException {
    // given: an hour that comes twice, for local time is sent as UTC
    List<Score> first = Scores.episode(asset, START, 1.7).subList(0, 25);
    long after = first.getLast().source().offset();
    var second = new ArrayList<Score>();
    for (Score score : first) {
      second.add(Scores.score(asset, score.windowEnd(), ++after, score.ratio(), 0));
    }
    broker.send(first);
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));

    // when
    broker.send(second);

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(3));
    assertThat(broker.alerts(asset))
        .extracting(Alert::kind)
        .containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(broker.alerts(asset).get(1).text()).contains("Its clock went back");
    assertThat(text("select count(*) from alerting.incident where asset = ?")).isEqualTo("2");
  }

  private String text(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setString(1, asset);
      try (var row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  @Test
  void aPoisonRecordGoesToTheDeadLettersAndTheRestGoesOn() {
    // given
    byte[] poison = "{\"asset\": 17}".getBytes(StandardCharsets.UTF_8);
    byte[] foreign = Messages.encode(Scores.score("another", START, 0.2));

    // when
    broker.send(Topics.ANOMALY_SCORES, asset, poison);
    broker.send(Topics.ANOMALY_SCORES, asset, foreign);
    broker.send(Topics.ANOMALY_SCORES, asset, null);
    broker.send(Scores.episode(asset, START, 1.7));

    // then
    awaitAWholeIncident();
    var dead = broker.records(Topics.ANOMALY_SCORES_DLQ, asset);
    assertThat(dead)
        .map(r -> header(r, Headers.DEAD_LETTER_REASON))
        .containsExactly("malformed", "key-mismatch", "malformed");
    assertThat(dead.getFirst().value()).isEqualTo(poison);
    assertThat(header(dead.getFirst(), Headers.DEAD_LETTER_DETAIL))
        .startsWith("no valid Score at line 1, column 11: 'asset': expected a name");
    assertThat(header(dead.getFirst(), Headers.DEAD_LETTER_SOURCE))
        .matches("anomaly-scores-\\d@\\d+");
  }

  @Test
  void poisonTooLargeForADeadLetterIsPointedAtAndTheRestGoesOn() {
    // given: as much as a producer sends, more than it sends with headers that say why
    byte[] large = new byte[1024 * 1024 - 150];

    // when
    broker.send(Topics.ANOMALY_SCORES, asset, large);
    broker.send(Scores.episode(asset, START, 1.7));

    // then
    awaitAWholeIncident();
    assertThat(broker.records(Topics.ANOMALY_SCORES_DLQ, asset))
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.value()).isNull();
              assertThat(header(dead, Headers.DEAD_LETTER_DETAIL))
                  .endsWith(" bytes are at " + header(dead, Headers.DEAD_LETTER_SOURCE));
            });
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void whoLosesTheRaceForAPartitionBeginsAnewFromTheDatabase() throws SQLException {
    // given: what is consumed so far is stored
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 8));
    awaitSuspicion();

    // when: somebody else moves the offsets back, as a replica would that took over in between
    execute(
        "update alerting.consumed_offset set next_offset = next_offset - 1"
            + " where next_offset > 0");
    broker.send(Scores.episode(asset, START, 1.7).subList(8, 95));

    // then
    awaitAWholeIncident();
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern("sluice_alert_intake_lost_races_total [1-9]");
  }

  @Test
  void aTopicThatEndsBeforeWhatIsConsumedIsReadFromItsBeginning() throws SQLException {
    // given: what is consumed so far is stored
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 8));
    awaitSuspicion();

    // when: the offsets are those of a topic that had more, and the partitions are assigned anew
    execute(
        "update alerting.consumed_offset set next_offset = next_offset + 1000000"
            + " where next_offset > 0");
    broker.send(Scores.episode(asset, START, 1.7).subList(8, 95));

    // then
    awaitAWholeIncident();
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern("sluice_alert_intake_begun_anew_total [1-9]");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":1,\"state\":{\"phase\":{\"phase\":\"OF_TOMORROW\"}}}",
        "{\"version\":2,\"state\":{\"streams\":{}}}"
      })
  void anAssetWhoseStateCannotBeReadBeginsAnew(String stored) throws SQLException {
    // given
    execute(
        "insert into alerting.asset_state (asset, \"partition\", phase, state) values ('%s', 0, 'ACTIVE', '%s')"
            .formatted(asset, stored));

    // when
    broker.send(Scores.episode(asset, START, 1.7));

    // then
    awaitAWholeIncident();
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern("sluice_alert_assets_begun_anew_total\\{reason=\"unreadable\"} [1-9]");
  }

  @Test
  void anAssetWhoseRowsAreRefusedIsLeftOutAndTheRestGoesOn() throws SQLException {
    // given: values that the database does not take, of one asset
    String bad = "bad-" + asset;
    execute(
        "alter table alerting.incident add constraint of_this_test check (asset <> '%s')"
            .formatted(bad));

    // when
    try {
      for (int second = 0; second < 95; second++) {
        broker.send(Scores.episode(bad, START, 1.7).subList(second, second + 1));
        broker.send(Scores.episode(asset, START, 1.7).subList(second, second + 1));
      }

      // then
      awaitAWholeIncident();
      await()
          .untilAsserted(
              () ->
                  assertThat(broker.records(Topics.ANOMALY_SCORES_DLQ, bad))
                      .isNotEmpty()
                      .allSatisfy(
                          dead -> {
                            assertThat(header(dead, Headers.DEAD_LETTER_REASON))
                                .isEqualTo("unstorable");
                            assertThat(header(dead, Headers.DEAD_LETTER_DETAIL))
                                .contains("violates check constraint \"of_this_test\"");
                          }));
      assertThat(broker.alerts(bad)).isEmpty();
      given().get(Management.url("/q/health/ready")).then().statusCode(200);
      assertThat(given().get(Management.url("/q/metrics")).asString())
          .containsPattern("sluice_alert_assets_begun_anew_total\\{reason=\"refused\"} [1-9]");
    } finally {
      execute("alter table alerting.incident drop constraint of_this_test");
    }
  }

  @Test
  void theGroupsOffsetInKafkaFollowsForThoseWhoLookAtTheLag() throws Exception {
    // given
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {

      // when
      broker.send(Scores.episode(asset, START, 0.2));

      // then
      await().untilAsserted(() -> assertThat(lag(admin)).isZero());
    }
  }

  private long lag(Admin admin) throws Exception {
    var committed =
        admin.listConsumerGroupOffsets("sluice-alert").partitionsToOffsetAndMetadata().get();
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    committed.keySet().forEach(p -> wanted.put(p, OffsetSpec.latest()));
    var ends = admin.listOffsets(wanted).all().get();
    assertThat(committed).isNotEmpty();
    return committed.entrySet().stream()
        .mapToLong(e -> ends.get(e.getKey()).offset() - e.getValue().offset())
        .sum();
  }

  @Test
  void whatComesWhileTheDatabaseIsAwayWaits() throws SQLException {
    // given
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 8));
    awaitSuspicion();
    databaseAccepts(false);

    // when
    try {
      broker.send(Scores.episode(asset, START, 1.7).subList(8, 95));
      await()
          .untilAsserted(
              () ->
                  given()
                      .get(Management.url("/q/health/ready"))
                      .then()
                      .statusCode(503)
                      .body(
                          "checks.find { it.name == 'scores to alerts' }.data.intake",
                          startsWith("storing incidents and alerts fails: ")));
      given().get(Management.url("/q/health/live")).then().statusCode(200);
    } finally {
      databaseAccepts(true);
    }

    // then
    awaitAWholeIncident();
    await()
        .untilAsserted(() -> given().get(Management.url("/q/health/ready")).then().statusCode(200));
  }

  /** As seen by the service: from outside there is no telling this from a server that is down. */
  private void databaseAccepts(boolean connections) throws SQLException {
    String maintenance = databaseUrl.replaceFirst("/sluice$", "/postgres");
    try (var connection = DriverManager.getConnection(maintenance, "sluice", "sluice");
        var statement = connection.createStatement()) {
      statement.execute("alter database sluice with allow_connections " + connections);
      if (!connections) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'sluice'");
      }
    }
  }

  @Test
  void whatRetentionDeletedIsLostOnce() throws Exception {
    // given: commands that are consumed, and deleted as if they were not
    broker.send(Topics.INCIDENT_COMMANDS, asset, new byte[] {'?'});
    broker.send(Topics.INCIDENT_COMMANDS, asset, new byte[] {'?'});
    broker.flush();
    var last = broker.records(Topics.INCIDENT_COMMANDS, asset).getLast();
    var partition = new TopicPartition(last.topic(), last.partition());
    long beginning = last.offset() + 1;
    await().until(() -> storedOffset(partition) == beginning);
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(beginning))).all().get();
    }

    // when: the partition is assigned anew
    execute(
        "update alerting.consumed_offset set next_offset = 1 where topic = '%s' and \"partition\" = %d"
            .formatted(partition.topic(), partition.partition()));
    broker.send(Scores.episode(asset, START, 1.7));

    // then: it is stored where it was taken up
    awaitAWholeIncident();
    await().untilAsserted(() -> assertThat(storedOffset(partition)).isEqualTo(beginning));
  }

  private long storedOffset(TopicPartition partition) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select next_offset from alerting.consumed_offset where topic = ? and \"partition\""
                    + " = ?")) {
      select.setString(1, partition.topic());
      select.setInt(2, partition.partition());
      try (var row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
