package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Headers;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Severity;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.SignatureCheck;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.io.IOException;
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
import java.util.stream.DoubleStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ReceiverResource.class, restrictToAnnotatedClass = true)
class AlertServiceIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final String databaseUrl;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();
  private WebhookReceiver receiver;
  private Broker broker;

  AlertServiceIT(
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

  /** Quiet, then {@code ratio} for 20 s, then quiet for 70 s. */
  private List<Score> episode(double ratio) {
    return Scores.run(
        asset,
        START,
        DoubleStream.concat(
                DoubleStream.concat(
                    DoubleStream.generate(() -> 0.3).limit(5),
                    DoubleStream.generate(() -> ratio).limit(20)),
                DoubleStream.generate(() -> 0.3).limit(70))
            .toArray());
  }

  private List<ReceivedWebhook> webhooks() {
    return receiver.received().stream().filter(r -> r.body().contains(asset)).toList();
  }

  @Test
  void scoresBecomeAnIncidentThatReachesTopicAndWebhook() {
    // given
    var scores = new ArrayList<>(episode(1.2));
    scores.set(15, Scores.score(asset, START.plusSeconds(15), 2.6));

    // when
    broker.send(scores);

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, ESCALATED, RESOLVED));
    List<Alert> alerts = broker.alerts(asset);
    assertThat(alerts)
        .map(Alert::incident)
        .containsOnly(MessageIds.incident(asset, START.plusSeconds(5)));
    assertThat(alerts)
        .map(Alert::severity)
        .containsExactly(Severity.INFO, Severity.CRITICAL, Severity.CRITICAL);
    assertThat(alerts.get(1).text())
        .isEqualTo(
            "CRITICAL on %s, up from INFO: LIT301 reads 1150 mm, expected 850 mm".formatted(asset));
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(3));
    assertThat(webhooks())
        .allSatisfy(
            request -> assertThat(request.signature()).isEqualTo(new SignatureCheck.Valid()));
    assertThat(webhooks())
        .map(r -> r.id().orElseThrow())
        .containsExactlyElementsOf(
            alerts.stream()
                .map(a -> MessageIds.delivery(a.id(), "webhook:ops").toString())
                .toList());
    assertThat(webhooks()).map(AlertServiceIT::alertOf).isEqualTo(alerts);
  }

  private static Alert alertOf(ReceivedWebhook request) {
    try {
      var body = Messages.mapper().readTree(request.body());
      return Messages.mapper().treeToValue(body.path("data"), Alert.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void scoresThatComeTwiceMakeOneIncident() throws SQLException {
    // given
    broker.send(episode(1.7));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(2));

    // when
    broker.send(episode(1.7));
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
  void aFailedDeliveryIsTriedAgainUnderTheSameId() {
    // given
    receiver.failNext(1, new Answer.Status(500));

    // when
    broker.send(episode(1.7).subList(0, 25));

    // then
    await()
        .untilAsserted(
            () -> assertThat(webhooks()).map(ReceivedWebhook::status).containsExactly(500, 204));
    assertThat(webhooks().get(1).id()).isEqualTo(webhooks().get(0).id());
    assertThat(webhooks().get(1).body()).isEqualTo(webhooks().get(0).body());
    String delivery = webhooks().getFirst().id().orElseThrow();
    await()
        .untilAsserted(
            () ->
                given()
                    .queryParam("alert", alertOf(webhooks().getFirst()).id())
                    .queryParam("channel", "webhook:ops")
                    .get("/api/v1/deliveries")
                    .then()
                    .statusCode(200)
                    .body("items[0].id", equalTo(delivery))
                    .body("items[0].status", equalTo("DELIVERED"))
                    .body("items[0].attempts", is(2))
                    .body("items[0].lastError", equalTo("HTTP 500")));
  }

  @Test
  void aDeliveryIsDeadAfterTheLastAttemptAndCanBeSentAgain() {
    // given
    receiver.failNext(3, new Answer.Status(503));
    broker.send(episode(1.7).subList(0, 25));
    await()
        .untilAsserted(
            () ->
                given()
                    .queryParam("status", "DEAD")
                    .get("/api/v1/deliveries")
                    .then()
                    .body("items.asset", hasItem(asset)));
    String dead = webhooks().getFirst().id().orElseThrow();
    assertThat(webhooks()).map(ReceivedWebhook::status).containsExactly(503, 503, 503);

    // when
    command()
        .post("/api/v1/deliveries/{id}/resend", dead)
        .then()
        .statusCode(202)
        .body("status", equalTo("PENDING"));

    // then
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(4));
    assertThat(webhooks().getLast().id()).contains(dead);
    await()
        .untilAsserted(
            () ->
                given()
                    .queryParam("status", "DELIVERED")
                    .get("/api/v1/deliveries")
                    .then()
                    .body("items.id", hasItem(dead)));
  }

  @Test
  void theNextAlertOfAnAssetWaitsForTheOneBefore() {
    // given: the opening fails twice, the resolution is due meanwhile
    receiver.failNext(2, new Answer.Status(500));

    // when
    broker.send(episode(1.7));

    // then
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(4));
    assertThat(webhooks())
        .map(AlertServiceIT::alertOf)
        .map(Alert::kind)
        .containsExactly(OPENED, OPENED, OPENED, RESOLVED);
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
    broker.send(episode(1.7));

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, RESOLVED));
    var dead = broker.records(Topics.ANOMALY_SCORES_DLQ, asset);
    assertThat(dead)
        .map(r -> header(r, Headers.DEAD_LETTER_REASON))
        .containsExactly("malformed", "key-mismatch", "malformed");
    assertThat(dead.getFirst().value()).isEqualTo(poison);
    assertThat(header(dead.getFirst(), Headers.DEAD_LETTER_DETAIL))
        .isEqualTo("no valid Score: 'asset' is no text");
    assertThat(header(dead.getFirst(), Headers.DEAD_LETTER_SOURCE))
        .matches("anomaly-scores-\\d@\\d+");
  }

  @Test
  void poisonTooLargeForADeadLetterIsPointedAtAndTheRestGoesOn() {
    // given: as much as a producer sends, more than it sends with headers that say why
    byte[] large = new byte[1024 * 1024 - 150];

    // when
    broker.send(Topics.ANOMALY_SCORES, asset, large);
    broker.send(episode(1.7));

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, RESOLVED));
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
    broker.send(episode(1.7).subList(0, 8));
    await()
        .until(
            () ->
                text("select phase from alerting.asset_state where asset = ?").equals("SUSPECTED"));

    // when: somebody else moves the offsets back, as a replica would that took over in between
    execute(
        "update alerting.consumed_offset set next_offset = next_offset - 1"
            + " where next_offset > 0");
    broker.send(episode(1.7).subList(8, 95));

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, RESOLVED));
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern("sluice_alert_intake_lost_races_total [1-9]");
  }

  @Test
  void aTopicThatEndsBeforeWhatIsConsumedIsReadFromItsBeginning() throws SQLException {
    // given: what is consumed so far is stored
    broker.send(episode(1.7).subList(0, 8));
    await()
        .until(
            () ->
                text("select phase from alerting.asset_state where asset = ?").equals("SUSPECTED"));

    // when: the offsets are those of a topic that had more, and the partitions are assigned anew
    execute(
        "update alerting.consumed_offset set next_offset = next_offset + 1000000"
            + " where next_offset > 0");
    broker.send(episode(1.7).subList(8, 95));

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, RESOLVED));
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern("sluice_alert_intake_begun_anew_total [1-9]");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theGroupsOffsetInKafkaFollowsForThoseWhoLookAtTheLag() throws Exception {
    // given
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {

      // when
      broker.send(episode(0.2));

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
  void aTestAlertGoesThroughEveryChannel() {
    // given
    receiver.failNext(1, new Answer.Status(500));

    // when
    var first = command().post("/api/v1/alert-test");
    var second = command().post("/api/v1/alert-test");

    // then
    first
        .then()
        .statusCode(200)
        .body("alert", notNullValue())
        .body("channels.channel", equalTo(List.of("log", "webhook:ops")))
        .body("channels.delivered", equalTo(List.of(true, false)))
        .body("channels[1].detail", equalTo("HTTP 500"));
    second.then().statusCode(200).body("channels.delivered", equalTo(List.of(true, true)));
    String id = second.path("alert");
    assertThat(receiver.received())
        .anySatisfy(
            request -> {
              assertThat(request.body()).contains(id).contains("\"test\":true");
              assertThat(request.signature()).isEqualTo(new SignatureCheck.Valid());
            });
  }

  @Test
  void deliveriesAreListedAPageAtATime() {
    // given
    broker.send(episode(1.7));
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(2));

    // when
    var first = given().queryParam("limit", 1).get("/api/v1/deliveries");
    var second =
        given()
            .queryParam("limit", 1)
            .queryParam("after", first.path("next").toString())
            .get("/api/v1/deliveries");

    // then
    first.then().statusCode(200).body("items.size()", is(1));
    second.then().statusCode(200).body("items.size()", is(1));
    assertThat(second.path("items[0].id").toString()).isNotEqualTo(first.path("items[0].id"));
  }

  @Test
  void aWrongParameterIsAProblemThatNamesIt() {
    // given
    String unknown = UUID.randomUUID().toString();

    // when / then
    given()
        .queryParam("status", "LOST")
        .get("/api/v1/deliveries")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", equalTo("'status' is 'LOST', expected one of [PENDING, DELIVERED, DEAD]"));
    given()
        .queryParam("limit", "501")
        .get("/api/v1/deliveries")
        .then()
        .statusCode(400)
        .body("detail", equalTo("'limit' is '501', expected 1 to 500"));
    command().post("/api/v1/deliveries/{id}/resend", unknown).then().statusCode(404);
    command().post("/api/v1/deliveries/{id}/resend", "x").then().statusCode(400);
  }

  private static RequestSpecification command() {
    return given().contentType("application/json");
  }

  @Test
  void whatAForeignPageCanSendDoesNothing() {
    // given
    String id = UUID.randomUUID().toString();

    // when
    var bare = given().noContentType().post("/api/v1/alert-test");
    var form = given().contentType("text/plain").body("{}").post("/api/v1/alert-test");
    var resend = given().noContentType().post("/api/v1/deliveries/{id}/resend", id);

    // then
    for (var answer : List.of(bare, form, resend)) {
      answer
          .then()
          .statusCode(415)
          .contentType("application/problem+json")
          .body("detail", containsString("expected application/json"));
    }
  }

  @Test
  void isReadyAndShowsMetricsAndApi() {
    // given
    broker.send(episode(1.7));
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(2));

    // when / then
    await()
        .untilAsserted(
            () -> {
              given().get(Management.url("/q/health/ready")).then().statusCode(200);
              assertThat(given().get(Management.url("/q/metrics")).asString())
                  .contains("sluice_alert_alerts_total{kind=\"opened\",severity=\"warning\"}")
                  .contains(
                      "sluice_alert_deliveries_total{channel=\"webhook:ops\",status=\"delivered\"}")
                  .contains("sluice_alert_incidents_open{severity=\"critical\"}")
                  .contains("sluice_alert_outbox_size{topic=\"alerts\"}");
            });
    given().get(Management.url("/q/health/live")).then().statusCode(200);
    given().get("/q/openapi").then().statusCode(200);
    given().get("/q/swagger-ui/").then().statusCode(200);
  }

  @Test
  void whatComesWhileTheDatabaseIsAwayWaits() throws SQLException {
    // given
    broker.send(episode(1.7).subList(0, 8));
    await()
        .until(
            () ->
                text("select phase from alerting.asset_state where asset = ?").equals("SUSPECTED"));
    databaseAccepts(false);

    // when
    try {
      broker.send(episode(1.7).subList(8, 95));
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
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, RESOLVED));
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
}
