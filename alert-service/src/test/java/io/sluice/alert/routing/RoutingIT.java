package io.sluice.alert.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.Broker;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Score;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom alerts go to, with a file that changes meanwhile. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ChangingFile.class, restrictToAnnotatedClass = true)
class RoutingIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private static final String RECEIVERS =
      """
      receivers:
        day: {kind: log}
        worst: {kind: log}
        boss: {kind: log}
      """;

  private final String servers;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();
  private ChangingFile file;
  private Broker broker;

  RoutingIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, DataSource database) {
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

  /** Opens an incident that goes on; the rest of its scores ends it. */
  private Alert opened(List<Score> episode) {
    broker.send(episode.subList(0, 25));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));
    return broker.alerts(asset).getFirst();
  }

  private void resolve(List<Score> episode) {
    broker.send(episode.subList(25, episode.size()));
    await()
        .untilAsserted(
            () -> assertThat(broker.alerts(asset).getLast().kind()).isEqualTo(AlertKind.RESOLVED));
  }

  /** Receiver and kind of the alert, of each delivery, in their order. */
  private List<String> deliveries() throws SQLException {
    var deliveries = new ArrayList<String>();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select d.channel || ' ' || a.kind from alerting.delivery d
                join alerting.alert a on a.id = d.alert where d.asset = ?
                order by a.seq, d.channel
                """)) {
      select.setString(1, asset);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          deliveries.add(row.getString(1));
        }
      }
    }
    return deliveries;
  }

  @Test
  void operatingModesAndBurstsChangeWithTheFile() {
    // given
    file.change(RECEIVERS);
    String mode =
        """
        {"asset": "%s*", "mode": "cleaning", "to": "%s", "reason": "weekly"}
        """
            .formatted(asset, Instant.now().plus(Duration.ofHours(1)));
    given()
        .contentType("application/json")
        .body(mode)
        .post("/api/v1/modes")
        .then()
        .statusCode(400)
        .body("field", equalTo("mode"))
        .body("detail", startsWith("'mode' is 'cleaning', and alerting.yaml names none"));

    // when
    file.change(RECEIVERS + "modes: {cleaning: {quiet: true}}\nbursts: {storm: {threshold: 10}}\n");

    // then
    given()
        .get("/api/v1/alerting")
        .then()
        .body("modes.name", contains("cleaning"))
        .body("modes[0].changes", contains("nobody is told"))
        .body("bursts.name", contains("storm"))
        .body("bursts[0].of", equalTo("10 incidents within 5 min, over all assets"));
    given().contentType("application/json").body(mode).post("/api/v1/modes").then().statusCode(201);
    assertThat(opened(Scores.episode(asset, START, 1.7)).quiet()).isNotNull();

    // when: its policy is taken out
    file.change(RECEIVERS);

    // then: it changes nothing any more
    String next = asset + "-next";
    broker.send(Scores.episode(next, START, 1.7).subList(0, 25));
    await().untilAsserted(() -> assertThat(broker.alerts(next)).hasSize(1));
    assertThat(broker.alerts(next).getFirst().quiet()).isNull();
  }

  @Test
  void theEndGoesWhereTheBeginningWentWhateverTheRoutesSayByThen() throws SQLException {
    // given
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: worst, when: {min-severity: CRITICAL}, to: worst, continue: true}
              - {name: all, to: day}
            """);
    List<Score> episode = Scores.episode(asset, START, 1.2);
    Alert opened = opened(episode);

    // when
    file.change(RECEIVERS + "routes: [{name: elsewhere, to: [boss, worst]}]\n");
    resolve(episode);

    // then
    assertThat(deliveries()).containsExactly("day OPENED", "day RESOLVED");
    given()
        .get("/api/v1/incidents/" + opened.incident() + "/routing")
        .then()
        .statusCode(200)
        .body("alert", equalTo(opened.id().toString()))
        .body("routes.route", contains("elsewhere"))
        .body("routes.verdict", contains("TAKEN"))
        .body("told.receiver", contains("day"))
        .body("told.route", contains("all"))
        .body("escalations", equalTo(List.of()));
  }

  @Test
  void whatTurnsOutToLookLikeSomethingIsRoutedAnewAndToldOnce() throws SQLException {
    // given: who looks after attacks is told of all that is worst, too
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: attacks, when: {causes: CYBER_THREAT}, to: [worst, day], continue: true}
              - {name: worst, when: {min-severity: CRITICAL}, to: worst, continue: true}
              - {name: all, to: day}
            """);
    Alert opened = opened(Scores.episode(asset, START, 1.7));
    assertThat(deliveries()).containsExactly("day OPENED");

    // when: a window that nothing else is new in
    broker.send(List.of(Scores.strange(asset, START.plusSeconds(25), 1.8)));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(2));
    resolve(Scores.episode(asset, START.plusSeconds(1), 1.7));

    // then: each hears it once, and who came to it hears the end
    assertThat(deliveries())
        .containsExactly(
            "day OPENED", "day UPDATED", "worst UPDATED", "day RESOLVED", "worst RESOLVED");
    given()
        .get("/api/v1/incidents/" + opened.incident() + "/routing")
        .then()
        .body("told.receiver", contains("day", "worst"))
        .body("told.route", contains("all", "attacks"))
        .body("routes.verdict", contains("TAKEN", "NOT_MET", "TAKEN"));
  }

  @Test
  void whatTurnedOutToLookLikeSomethingInSilenceIsToldAsThat() throws SQLException {
    // given: who looks after attacks hears of nothing else
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: attacks, when: {causes: CYBER_THREAT}, to: worst, continue: true}
              - {name: all, to: day}
            """);
    String silence = silence("asset", asset);
    opened(Scores.episode(asset, START, 1.7));
    broker.send(List.of(Scores.strange(asset, START.plusSeconds(25), 1.8)));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(2));
    assertThat(deliveries()).isEmpty();

    // when
    revoke(silence);

    // then
    await()
        .untilAsserted(
            () -> assertThat(deliveries()).containsExactly("day UPDATED", "worst UPDATED"));
  }

  @Test
  void whatGetsWorseIsRoutedAnewAndGoesToThemAll() throws SQLException {
    // given
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: worst, when: {min-severity: CRITICAL}, to: worst}
              - {name: all, to: day}
            """);
    var episode = new ArrayList<>(Scores.episode(asset, START, 1.2));
    episode.set(15, Scores.score(asset, START.plusSeconds(15), 2.6));

    // when
    broker.send(episode);
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(3));

    // then
    assertThat(deliveries())
        .containsExactly(
            "day OPENED", "day ESCALATED", "worst ESCALATED", "day RESOLVED", "worst RESOLVED");
    given()
        .get("/api/v1/incidents/" + broker.alerts(asset).getFirst().incident() + "/routing")
        .then()
        .body("kind", equalTo("ESCALATED"))
        .body("routes.verdict", contains("TAKEN", "NOT_REACHED"))
        .body("routes[1].why", contains("route worst was taken"));
  }

  @Test
  void whatNobodyAcknowledgesIsToldTheNextOnce() throws SQLException {
    // given
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: all, to: day, escalate: [{after: 1s, to: [boss, day]}, {after: 1h, to: worst}]}
            """);
    List<Score> episode = Scores.episode(asset, START, 1.7);

    // when
    Alert opened = opened(episode);

    // then
    await()
        .untilAsserted(() -> assertThat(deliveries()).containsExactly("boss OPENED", "day OPENED"));
    resolve(episode);
    assertThat(deliveries())
        .containsExactly("boss OPENED", "day OPENED", "boss RESOLVED", "day RESOLVED");
    given()
        .get("/api/v1/incidents/" + opened.incident() + "/routing")
        .then()
        .body("told.receiver", contains("day", "boss"))
        .body("told.route", contains("all", "all, step 1"))
        .body("escalations.outcome", contains("TOLD", "RESOLVED"));
  }

  private void makeDue(Alert opened) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update alerting.escalation set due_at = now() where incident = ? and step = 1")) {
      update.setObject(1, opened.incident());
      update.executeUpdate();
    }
  }

  /** When steps are due, of those that are still to come. */
  private static List<Instant> due(String routing) {
    List<String> due = given().get(routing).path("escalations.findAll { !it.outcome }.dueAt");
    return due.stream().map(Instant::parse).toList();
  }

  @Test
  void nobodyIsCalledWhileItIsQuietAndTheNextStepsWaitAsLong() throws SQLException {
    // given
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: all, to: day, escalate: [{after: 1h, to: boss}, {after: 2h, to: worst}]}
            """);
    Alert opened = opened(Scores.episode(asset, START, 1.7));
    String routing = "/api/v1/incidents/" + opened.incident() + "/routing";
    Instant last = due(routing).getLast();
    String silence = silence("incident", opened.incident().toString());

    // when
    makeDue(opened);

    // then
    await().untilAsserted(() -> assertThat(due(routing).getLast()).isAfter(last));
    assertThat(due(routing)).hasSize(2);
    assertThat(deliveries()).containsExactly("day OPENED");

    // when
    revoke(silence);
    makeDue(opened);

    // then
    await()
        .untilAsserted(() -> assertThat(deliveries()).containsExactly("boss OPENED", "day OPENED"));
    assertThat(due(routing)).hasSize(1);
  }

  private static String silence(String field, String value) {
    return given()
        .contentType("application/json")
        .header("On-Behalf-Of", "anna")
        .body(
            """
            {"matchers": [{"name": "%s", "value": "%s"}], "to": "%s", "reason": "known"}
            """
                .formatted(field, value, Instant.now().plus(Duration.ofHours(1))))
        .post("/api/v1/silences")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void revoke(String silence) {
    given()
        .contentType("application/json")
        .header("On-Behalf-Of", "anna")
        .delete("/api/v1/silences/" + silence)
        .then()
        .statusCode(204);
  }

  @Test
  void whatIsToldAfterSilenceIsEscalatedAsAnyOther() throws SQLException {
    // given
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: all, to: day, escalate: [{after: 1h, to: boss}]}
            """);
    String silence = silence("asset", asset);
    Alert opened = opened(Scores.episode(asset, START, 1.7));
    String routing = "/api/v1/incidents/" + opened.incident() + "/routing";
    given().get(routing).then().body("quiet", equalTo("known"));
    assertThat(due(routing)).isEmpty();

    // when
    revoke(silence);
    await().untilAsserted(() -> assertThat(deliveries()).containsExactly("day OPENED"));
    makeDue(opened);

    // then
    await()
        .untilAsserted(() -> assertThat(deliveries()).containsExactly("boss OPENED", "day OPENED"));
    given().get(routing).then().body("quiet", nullValue());
  }

  @Test
  void whoAcknowledgesEndsTheEscalation() throws SQLException {
    // given
    file.change(
        RECEIVERS
            + """
            routes:
              - {name: all, to: day, escalate: [{after: 1h, to: boss}]}
            """);
    List<Score> episode = new ArrayList<>(Scores.episode(asset, START, 1.2));
    episode.set(30, Scores.score(asset, START.plusSeconds(30), 2.6));
    Alert opened = opened(episode);
    String routing = "/api/v1/incidents/" + opened.incident() + "/routing";
    given()
        .get(routing)
        .then()
        .body("escalations.outcome", contains(nullValue()))
        .body("escalations.dueAt", contains(notNullValue()));

    // when
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/incidents/" + opened.incident() + "/acknowledge")
        .then()
        .statusCode(200);

    // then: and what gets worse begins none, since somebody looks after it
    broker.send(episode.subList(25, 31));
    await()
        .untilAsserted(
            () -> assertThat(broker.alerts(asset)).map(Alert::kind).contains(AlertKind.ESCALATED));
    given().get(routing).then().body("escalations.outcome", contains("ACKNOWLEDGED"));
    assertThat(deliveries()).containsExactly("day OPENED", "day ACKNOWLEDGED", "day ESCALATED");
  }

  @Test
  void aFileThatIsRefusedChangesNothingAndSaysWhy() {
    // given
    String good = RECEIVERS + "routes: [{name: all, to: day}]\n";
    file.change(good);

    // when
    file.write(RECEIVERS + "routes: [{name: all, to: days}]\nquite: []\n");

    // then
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/alerting")
                    .then()
                    .body("sha256", equalTo(ChangingFile.sha256(good)))
                    .body("routes.to", contains(List.of("day")))
                    .body(
                        "refused.faults",
                        contains(
                            "line 5, routes[0].to: there is no receiver 'days'; did you mean day?",
                            "line 6, quite: there is no such field; did you mean quiet?")));
    file.change(good);
  }

  @Test
  void templatesCanBeTriedBeforeTheyAreUsed() {
    given()
        .contentType("application/json")
        .body("{\"title\": \"{severity} on\\n{asset}\", \"text\": \"{contributors.size} tags\"}")
        .post("/api/v1/templates/preview")
        .then()
        .statusCode(200)
        .body("title", equalTo("CRITICAL on plant-A"))
        .body("text", equalTo("2 tags"));
    given()
        .contentType("application/json")
        .body("{\"text\": \"{#if asset}\"}")
        .post("/api/v1/templates/preview")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("text"))
        .body("rule", startsWith("is no template: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]               | body     | an object
          {"text":"         | body     | JSON
          {"text":5}        | text     | text
          {"template":"{x}"} | template | known
          """)
  void whatIsNoTemplateToTryIsRefused(String body, String field, String rule) {
    given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/templates/preview")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field))
        .body("rule", equalTo(rule));
  }

  @Test
  void whatNeverWasIsNotFound() {
    given()
        .get("/api/v1/incidents/" + UUID.randomUUID() + "/routing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }
}
