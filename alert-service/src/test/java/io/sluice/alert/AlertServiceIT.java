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

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Severity;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.SignatureCheck;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.TracingResource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From scores to whoever is told: alerts, deliveries, what people ask and command. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(TracingResource.class)
class AlertServiceIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();
  private WebhookReceiver receiver;
  private Broker broker;

  AlertServiceIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers, DataSource database) {
    this.servers = servers;
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

  private List<ReceivedWebhook> webhooks() {
    return receiver.received().stream().filter(r -> r.body().contains(asset)).toList();
  }

  @Test
  void scoresBecomeAnIncidentThatReachesTopicAndWebhook() {
    // given
    var scores = new ArrayList<>(Scores.episode(asset, START, 1.2));
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
        .containsOnly(
            MessageIds.incident(
                asset,
                Category.PROCESS,
                START.plusSeconds(5),
                0,
                Scores.offset(START.plusSeconds(5))));
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
            alerts.stream().map(a -> MessageIds.delivery(a.id(), "ops").toString()).toList());
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
  void aDeadTagAndAnAttackMeanwhileAreTwoIncidents() {
    // given: a tag dies for 80 s, and there is an attack of 20 s within; then all is well
    var scores = new ArrayList<Score>();
    for (int second = 0; second < 200; second++) {
      double process = second >= 40 && second < 60 ? 2.6 : 0.3;
      double data = second >= 5 && second < 85 ? 1.04 : 0;
      scores.add(Scores.score(asset, START.plusSeconds(second), process, data));
    }

    // when
    broker.send(scores);

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(4));
    Map<Category, List<Alert>> alerts =
        broker.alerts(asset).stream().collect(Collectors.groupingBy(Alert::category));
    assertThat(alerts.get(Category.PROCESS)).map(Alert::kind).containsExactly(OPENED, RESOLVED);
    assertThat(alerts.get(Category.PROCESS)).map(Alert::severity).containsOnly(Severity.CRITICAL);
    assertThat(alerts.get(Category.DATA)).map(Alert::kind).containsExactly(OPENED, RESOLVED);
    assertThat(alerts.get(Category.DATA)).map(Alert::severity).containsOnly(Severity.INFO);
    assertThat(alerts.get(Category.DATA).getFirst().text())
        .isEqualTo(
            "INFO DATA fault at %s since %s, without values: AIT401 (P4)"
                .formatted(asset, START.plusSeconds(5), 0, Scores.offset(START.plusSeconds(5))));
    assertThat(alerts.get(Category.DATA))
        .flatMap(Alert::contributors)
        .map(Contributor::reason)
        .containsOnly("has no value");
    assertThat(alerts.get(Category.DATA))
        .map(Alert::incident)
        .containsOnly(
            MessageIds.incident(
                asset,
                Category.DATA,
                START.plusSeconds(5),
                0,
                Scores.offset(START.plusSeconds(5))));
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(4));
    assertThat(webhooks())
        .map(AlertServiceIT::alertOf)
        .filteredOn(alert -> alert.category() == Category.DATA)
        .isEqualTo(alerts.get(Category.DATA));
  }

  @Test
  void aTagThatHasMovedForGoodIsAnIncidentOfItsOwnAndIsDelivered() {
    // given: it is found for 80 s, and the process is quiet all the time
    var scores = new ArrayList<Score>();
    for (int second = 0; second < 200; second++) {
      double drift = second >= 5 && second < 85 ? 1.2 : 0;
      scores.add(Scores.drifting(asset, START.plusSeconds(second), drift));
    }

    // when
    broker.send(scores);

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(2));
    List<Alert> alerts = broker.alerts(asset);
    assertThat(alerts).map(Alert::kind).containsExactly(OPENED, RESOLVED);
    assertThat(alerts).map(Alert::category).containsOnly(Category.DRIFT);
    assertThat(alerts).map(Alert::severity).containsOnly(Severity.INFO);
    assertThat(alerts).flatMap(Alert::contributors).containsOnly(Scores.MOVED);
    assertThat(alerts)
        .map(Alert::text)
        .containsExactly(
            "INFO DRIFT at %s since %s: LIT101 (P1) has moved by 311 mm, followed"
                .formatted(asset, START.plusSeconds(5)),
            "DRIFT at %s resolved after 2 min, was INFO: LIT101 (P1)".formatted(asset));
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(2));
    assertThat(webhooks()).map(AlertServiceIT::alertOf).isEqualTo(alerts);
  }

  @Test
  void aFailedDeliveryIsTriedAgainUnderTheSameId() {
    // given
    receiver.failNext(asset, 1, new Answer.Status(500));

    // when
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));

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
                    .queryParam("channel", "ops")
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
    receiver.failNext(asset, 3, new Answer.Status(503));
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));
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
  void whatAReceiverRefusesIsDeadAtOnceAndHoldsBackNothing() {
    // given
    receiver.failNext(asset, 1, new Answer.Status(413));

    // when
    broker.send(Scores.episode(asset, START, 1.7));

    // then
    await()
        .untilAsserted(
            () -> assertThat(webhooks()).map(ReceivedWebhook::status).containsExactly(413, 204));
    assertThat(webhooks())
        .map(AlertServiceIT::alertOf)
        .map(Alert::kind)
        .containsExactly(OPENED, RESOLVED);
    given()
        .queryParam("alert", alertOf(webhooks().getFirst()).id())
        .queryParam("channel", "ops")
        .get("/api/v1/deliveries")
        .then()
        .body("items[0].status", equalTo("DEAD"))
        .body("items[0].attempts", is(1))
        .body("items[0].lastError", equalTo("HTTP 413: the message is too large for the receiver"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deliveries?staus=DEAD | staus | 'staus' is no parameter of this, did you mean 'status'?; there are after, alert, channel, limit, status",
        "channels?name=ops | name | 'name' is no parameter of this; there is none"
      })
  void aMisspeltFilterDoesNotAnswerWithEverything(String path, String field, String detail) {
    given()
        .urlEncodingEnabled(false)
        .get("/api/v1/" + path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field))
        .body("detail", equalTo(detail));
  }

  @Test
  void aTestAlertForOneChannelDoesNotReachThemAll() {
    int before = receiver.received().size();
    given()
        .contentType("application/json")
        .body("{\"channel\":\"log\"}")
        .post("/api/v1/alert-test")
        .then()
        .statusCode(400)
        .body("field", equalTo("channel"))
        .body("detail", equalTo("'channel' is no field of this; there is none"));
    assertThat(receiver.received()).hasSize(before);
  }

  @Test
  void theNextAlertOfAnAssetWaitsForTheOneBefore() {
    // given: the opening fails twice, the resolution is due meanwhile
    receiver.failNext(asset, 2, new Answer.Status(500));

    // when
    broker.send(Scores.episode(asset, START, 1.7));

    // then
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(4));
    assertThat(webhooks())
        .map(AlertServiceIT::alertOf)
        .map(Alert::kind)
        .containsExactly(OPENED, OPENED, OPENED, RESOLVED);
  }

  @Test
  void aQueueThatCannotBeReadMakesTheServiceUnreadyAndIsReadAgain() throws SQLException {
    // given: what the database refuses for its value, as a bug of ours would write it
    execute(
        "alter table alerting.delivery add constraint of_this_test check (attempts = 0) not valid");

    // when
    try {
      broker.send(Scores.episode(asset, START, 1.7));

      // then
      await()
          .untilAsserted(
              () ->
                  given()
                      .get(Management.url("/q/health/ready"))
                      .then()
                      .statusCode(503)
                      .body(
                          "checks.find { it.name == 'scores to alerts' }.data.deliveries",
                          containsString("ops: ERROR: new row for relation")));
      assertThat(webhooks()).isEmpty();
    } finally {
      execute("alter table alerting.delivery drop constraint of_this_test");
    }
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(2));
    await()
        .untilAsserted(() -> given().get(Management.url("/q/health/ready")).then().statusCode(200));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aTestAlertGoesThroughEveryChannel() {
    // given
    receiver.failNext("\"test\":true", 1, new Answer.Status(500));

    // when
    var first = command().post("/api/v1/alert-test");
    var second = command().post("/api/v1/alert-test");

    // then
    first
        .then()
        .statusCode(200)
        .body("alert", notNullValue())
        .body("channels.channel", equalTo(List.of("log", "ops")))
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
    broker.send(Scores.episode(asset, START, 1.7));
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
        .body(
            "detail",
            equalTo("'status' is 'LOST', expected one of [PENDING, DELIVERED, SUPERSEDED, DEAD]"));
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
    broker.send(Scores.episode(asset, START, 1.7));
    await().untilAsserted(() -> assertThat(webhooks()).hasSize(2));

    // when / then
    await()
        .untilAsserted(
            () -> {
              given().get(Management.url("/q/health/ready")).then().statusCode(200);
              assertThat(given().get(Management.url("/q/metrics")).asString())
                  .contains(
                      "sluice_alert_alerts_total{category=\"process\",kind=\"opened\",severity=\"warning\"}")
                  .contains("sluice_alert_deliveries_total{channel=\"ops\",status=\"delivered\"}")
                  .contains("sluice_alert_incidents_open{category=\"data\",severity=\"critical\"}")
                  .contains("sluice_alert_outbox_size{topic=\"alerts\"}")
                  .contains(
                      "sluice_consumer_lag{group=\"sluice-alert\",partition=\"0\",topic=\"anomaly-scores\"}")
                  .contains(
                      "sluice_consumer_lag{group=\"sluice-alert\",partition=\"0\",topic=\"incident-commands\"}")
                  // the path of a webhook is a secret
                  .doesNotContain("http_client", "/alerts");
            });
    given().get(Management.url("/q/health/live")).then().statusCode(200);
    given().get("/q/openapi").then().statusCode(200);
    given().get("/q/swagger-ui/").then().statusCode(200);
  }
}
