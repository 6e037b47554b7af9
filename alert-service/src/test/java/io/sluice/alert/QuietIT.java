package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static io.sluice.contracts.AlertKind.DEESCALATED;
import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.LABELLED;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.contracts.AlertKind.TOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.Score;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/** What people asked to be quiet, from the request to what is told after all. */
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
              modes:
                cleaning: {quiet: true}
                start-up: {on-delay: 30s, min-severity: CRITICAL}
              """)
    })
class QuietIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();
  private Broker broker;
  private WebhookReceiver receiver;

  QuietIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, DataSource database) {
    this.servers = servers;
    this.database = database;
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

  private static ValidatableResponse post(String what, String body) {
    return given()
        .contentType("application/json")
        .header("On-Behalf-Of", "anna")
        .body(body)
        .post("/api/v1/" + what)
        .then();
  }

  private static String id(ValidatableResponse answer) {
    return answer.statusCode(201).extract().path("id");
  }

  private static void revoke(String what, String id) {
    given()
        .header("On-Behalf-Of", "bert")
        .delete("/api/v1/" + what + "/" + id)
        .then()
        .statusCode(204);
  }

  private static String inAnHour() {
    return Instant.now().plus(Duration.ofHours(1)).toString();
  }

  private static ValidatableResponse silence(String asset) {
    return post(
        "silences",
        """
        {"matchers": [{"name": "asset", "value": "%s"}], "to": "%s", "reason": "a test"}
        """
            .formatted(asset, inAnHour()));
  }

  private List<Alert> alerts(int expected) {
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(expected));
    return broker.alerts(asset);
  }

  /** By itself, or with others that opened together. */
  private boolean isTold(Alert alert) {
    String kind = "\"kind\":\"" + alert.kind() + "\"";
    return receiver.received().stream()
        .map(ReceivedWebhook::body)
        .anyMatch(body -> body.contains(alert.incident().toString()) && body.contains(kind));
  }

  private long held(String of) throws SQLException {
    try (var connection = database.getConnection();
        var count =
            connection.prepareStatement("select count(*) from alerting.held where asset = ?")) {
      count.setString(1, of);
      try (var row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<Score> begun(String asset) {
    return Scores.episode(asset, START, 1.7).subList(0, 25);
  }

  private static List<Score> ended(String asset) {
    return Scores.episode(asset, START, 1.7).subList(25, 95);
  }

  @Test
  void whatIsSilencedIsRecordedAndToldWhenItIsNoLongerQuietAndStillOpen() throws SQLException {
    // given
    String id = id(silence(asset.substring(0, 20) + "*").body("state", equalTo("ACTIVE")));

    // when
    broker.send(begun(asset));

    // then: on the topic, with why; counted; held; nobody is told
    Alert opened = alerts(1).getFirst();
    assertThat(opened.quiet().kind()).isEqualTo(QuietKind.SILENCE);
    assertThat(opened.quiet().id()).isEqualTo(id);
    assertThat(opened.quiet().reason()).isEqualTo("a test");
    assertThat(held(asset)).isEqualTo(1);
    assertThat(isTold(opened)).isFalse();
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern("sluice_alert_quiet_total\\{kind=\"silence\"} [1-9]");

    // when
    revoke("silences", id);

    // then
    await().until(() -> isTold(opened));
    assertThat(held(asset)).isZero();
    Alert told = alerts(2).getLast();
    assertThat(told.kind()).isEqualTo(TOLD);
    assertThat(told.incident()).isEqualTo(opened.incident());
    assertThat(told.updatedAt()).isBetween(opened.updatedAt(), START.plus(Duration.ofMinutes(10)));
    assertThat(told.text()).startsWith("Told now, quiet until then (a test): WARNING on ");
    assertThat(isTold(told)).isFalse();
    given()
        .queryParam("state", "REVOKED")
        .get("/api/v1/silences")
        .then()
        .statusCode(200)
        .body("items.find { it.id == '%s' }.by".formatted(id), equalTo("anna"))
        .body("items.find { it.id == '%s' }.revokedBy".formatted(id), equalTo("bert"))
        .body("items.find { it.id == '%s' }.revokedAt".formatted(id), notNullValue());
  }

  @Test
  void whatBeganAndEndedInSilenceIsNeverTold() throws SQLException {
    // given
    String id = id(silence(asset));

    // when
    broker.send(Scores.episode(asset, START, 1.7));

    // then
    assertThat(alerts(2)).extracting(Alert::kind).containsExactly(OPENED, RESOLVED);
    assertThat(alerts(2)).allMatch(alert -> alert.quiet() != null);
    assertThat(held(asset)).isZero();
    revoke("silences", id);
    String witness = "witness-" + asset;
    broker.send(begun(witness));
    await().until(() -> receiver.received().stream().anyMatch(r -> r.body().contains(witness)));
    assertThat(alerts(2)).noneMatch(this::isTold);
  }

  @Test
  void whoWasToldOfAnIncidentIsToldThatItIsOverHoweverQuietItIs() {
    // given
    broker.send(begun(asset));
    Alert opened = alerts(1).getFirst();
    assertThat(opened.quiet()).isNull();
    id(silence(asset));

    // when
    broker.send(ended(asset));

    // then
    Alert resolved = alerts(2).getLast();
    assertThat(resolved.quiet()).isNull();
    await().until(() -> isTold(resolved));
  }

  @Test
  void theEndIsToldAlsoWhenItsAlertsAreKeptNoLonger() throws SQLException {
    // given: told, and so long open that retention has taken its alerts
    broker.send(begun(asset));
    Alert opened = alerts(1).getFirst();
    await()
        .until(
            () ->
                isTold(opened)
                    && deleted(
                        """
                        delete from alerting.alert a where asset = ? and published_at is not null
                          and not exists (
                            select from alerting.delivery d
                            where d.alert = a.id and d.status = 'PENDING')
                        """));
    id(silence(asset));

    // when
    broker.send(ended(asset));

    // then
    Alert resolved = alerts(2).getLast();
    assertThat(resolved.quiet()).isNull();
    await().until(() -> isTold(resolved));
  }

  /** Of this test's asset. */
  private boolean deleted(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(sql)) {
      delete.setString(1, asset);
      return delete.executeUpdate() > 0;
    }
  }

  @Test
  void aRemarkTellsNobodyThatAnIncidentBegan() {
    // given
    id(silence(asset));
    broker.send(begun(asset));
    UUID incident = alerts(1).getFirst().incident();
    given()
        .contentType("application/json")
        .body("{\"text\":\"seen\"}")
        .post("/api/v1/incidents/" + incident + "/comments")
        .then()
        .statusCode(200);

    // when
    broker.send(ended(asset));

    // then
    assertThat(alerts(3).getLast().kind()).isEqualTo(RESOLVED);
    assertThat(alerts(3).getLast().quiet().kind()).isEqualTo(QuietKind.SILENCE);
  }

  @Test
  void maintenanceAfterTheFactLabelsWhatBeganInIt() {
    // given
    broker.send(Scores.episode(asset, START, 1.7));
    Alert opened = alerts(2).getFirst();

    // when
    String window =
        """
        {"asset": "%s", "stream": "swat", "from": "%s", "to": "%s", "reason": "a new pump"}
        """;
    String id = id(post("maintenance", window.formatted(asset, START, START.plusSeconds(60))));

    // then
    Alert labelled = alerts(3).getLast();
    assertThat(labelled.kind()).isEqualTo(LABELLED);
    assertThat(labelled.incident()).isEqualTo(opened.incident());
    assertThat(labelled.command().label()).isEqualTo(IncidentLabel.MAINTENANCE);
    assertThat(labelled.command().by()).isEqualTo("anna");
    assertThat(labelled.command().text()).isEqualTo("began during maintenance: a new pump");
    given()
        .get("/api/v1/maintenance/windows.csv")
        .then()
        .statusCode(200)
        .body(
            containsString(
                "2015-12-28T10:00:00Z,2015-12-28T10:01:00Z,%s,swat,a new pump,anna\n"
                    .formatted(asset)));
    post("maintenance", window.formatted(asset, START.plusSeconds(59), START.plusSeconds(90)))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("from"))
        .body("rule", equalTo("does not overlap"))
        .body("detail", containsString(id));
  }

  @Test
  void maintenanceGoesByEventTimeAndWhatOutlastsItIsTold() {
    // given
    id(
        post(
            "maintenance",
            """
            {"asset": "%s", "from": "%s", "to": "%s", "reason": "a new pump"}
            """
                .formatted(asset, START, START.plusSeconds(30))));
    var ratios = new double[60];
    Arrays.fill(ratios, 1.7);
    List<Score> scores = Scores.run(asset, START.plusSeconds(1), ratios);

    // when: the window is not over for the plant
    broker.send(scores.subList(0, 25));

    // then
    Alert opened = alerts(2).getFirst();
    assertThat(opened.quiet().kind()).isEqualTo(QuietKind.MAINTENANCE);
    assertThat(alerts(2).getLast().command().label()).isEqualTo(IncidentLabel.MAINTENANCE);
    assertThat(isTold(opened)).isFalse();

    // when: it is
    broker.send(scores.subList(25, 60));

    // then
    await().until(() -> isTold(opened));
  }

  @Test
  void theFileOfReceiversHasTimesAtWhichNobodyIsTold() throws SQLException {
    // given
    String sleeper = "asleep-" + asset;

    // when
    broker.send(begun(sleeper));

    // then
    await().until(() -> broker.alerts(sleeper).size() == 1);
    Alert opened = broker.alerts(sleeper).getFirst();
    assertThat(opened.quiet().kind()).isEqualTo(QuietKind.SCHEDULE);
    assertThat(opened.quiet().id()).isEqualTo("asleep");
    assertThat(held(sleeper)).isEqualTo(1);
    assertThat(isTold(opened)).isFalse();
  }

  @Test
  void whatFollowsIsNotToldInPlaceOfWhatRaisedTheAlarm() {
    // given: it opens, gets worse, and then milder
    String id = id(silence(asset));
    var ratios = new double[700];
    Arrays.fill(ratios, 1.7);
    ratios[30] = 2.6;
    broker.send(Scores.run(asset, START, ratios));
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .extracting(Alert::kind)
                    .contains(OPENED, ESCALATED, DEESCALATED));
    Alert escalated =
        broker.alerts(asset).stream()
            .filter(alert -> alert.kind() == ESCALATED)
            .findFirst()
            .orElseThrow();

    // when
    revoke("silences", id);

    // then
    await().until(() -> isTold(escalated));
  }

  @Test
  void anAlarmIsShelvedByItsIncidentOrByAssetAndCategory() {
    // given
    id(
        post(
            "shelved",
            """
            {"asset": "%s", "category": "PROCESS", "to": "%s", "reason": "known"}
            """
                .formatted(asset, inAnHour())));
    broker.send(begun(asset));
    Alert opened = alerts(1).getFirst();
    assertThat(opened.quiet().kind()).isEqualTo(QuietKind.SHELVED);
    String other = "other-" + asset;
    broker.send(begun(other));
    await().until(() -> broker.alerts(other).size() == 1);
    assertThat(broker.alerts(other).getFirst().quiet()).isNull();

    // when
    String incident = broker.alerts(other).getFirst().incident().toString();
    id(
        post(
            "shelved",
            """
            {"incident": "%s", "to": "%s", "reason": "seen"}
            """
                .formatted(incident, inAnHour())));
    broker.send(Scores.run(other, START.plusSeconds(25), 2.6, 2.6));

    // then
    await().until(() -> broker.alerts(other).size() == 2);
    assertThat(broker.alerts(other).getLast().quiet().kind()).isEqualTo(QuietKind.SHELVED);
  }

  @Test
  void aModeIsQuietOrMorePatientFromTheNextBatchOn() {
    // given
    String mode =
        """
        {"asset": "%s", "mode": "%s", "to": "%s", "reason": "monday"}
        """;
    id(post("modes", mode.formatted(asset, "cleaning", inAnHour())));
    broker.send(begun(asset));
    assertThat(alerts(1).getFirst().quiet().reason()).isEqualTo("cleaning: monday");

    // when: another mode takes its place, which tells of CRITICAL alone, and after 30 s
    String patient = "patient-" + asset;
    id(post("modes", mode.formatted(patient, "start-up", inAnHour())));
    broker.send(Scores.episode(patient, START, 2.6));
    broker.send(Scores.run(patient, START.plusSeconds(200), criticalFor(40)));

    // then: the one of 20 s opened nothing
    await().until(() -> !broker.alerts(patient).isEmpty());
    Alert opened = broker.alerts(patient).getFirst();
    assertThat(opened.startedAt()).isEqualTo(START.plusSeconds(200));
    assertThat(opened.updatedAt()).isEqualTo(START.plusSeconds(230));
    assertThat(opened.quiet()).isNull();
  }

  @Test
  void whatAPlantSaysOfItsModeIsQuietUntilItSaysOtherwise() throws SQLException {
    // given
    broker.send(Scores.inMode(begun(asset), "cleaning"));
    Alert opened = alerts(1).getFirst();
    assertThat(opened.quiet().kind()).isEqualTo(QuietKind.MODE);
    assertThat(opened.quiet().id()).isEqualTo("cleaning");
    assertThat(opened.quiet().reason()).isEqualTo("cleaning: the plant says so");
    assertThat(held(asset)).isEqualTo(1);
    assertThat(isTold(opened)).isFalse();

    // when
    broker.send(Scores.run(asset, START.plusSeconds(25), 1.7));

    // then: at once, not with the next look of a minute
    await().atMost(Duration.ofSeconds(30)).until(() -> isTold(opened));
    assertThat(held(asset)).isZero();
  }

  @Test
  void aModeThatHasNoPolicyChangesNothing() {
    // when
    broker.send(Scores.inMode(begun(asset), "party"));

    // then
    assertThat(alerts(1).getFirst().quiet()).isNull();
  }

  @Test
  void whatAPersonSaysOfAModeCountsBeforeWhatThePlantSays() {
    // given: start-up tells of CRITICAL alone, and after 30 s; cleaning of nothing
    String startUp =
        id(
            post(
                "modes",
                """
                {"asset": "%s", "mode": "start-up", "to": "%s", "reason": "monday"}
                """
                    .formatted(asset, inAnHour())));

    // when
    broker.send(Scores.inMode(Scores.run(asset, START, criticalFor(40)), "cleaning"));

    // then
    Alert opened = alerts(1).getFirst();
    assertThat(opened.quiet()).isNull();
    assertThat(opened.updatedAt()).isEqualTo(START.plusSeconds(30));

    // when: taken back, the plant's word counts
    revoke("modes", startUp);
    String other = "other-" + asset;
    broker.send(Scores.inMode(begun(other), "cleaning"));

    // then
    await().until(() -> !broker.alerts(other).isEmpty());
    assertThat(broker.alerts(other).getFirst().quiet().id()).isEqualTo("cleaning");
  }

  @Test
  void aPlantMayMakePatientItself() {
    // when: 20 s open nothing
    broker.send(Scores.inMode(Scores.episode(asset, START, 2.6), "start-up"));
    broker.send(
        Scores.inMode(Scores.run(asset, START.plusSeconds(200), criticalFor(40)), "start-up"));

    // then
    assertThat(alerts(1).getFirst().updatedAt()).isEqualTo(START.plusSeconds(230));
  }

  private static double[] criticalFor(int seconds) {
    var ratios = new double[seconds];
    Arrays.fill(ratios, 2.6);
    return ratios;
  }

  @Test
  void whateverIsQuietNoRecordIsLost() throws SQLException {
    // given: silences come and go between the scores of many assets
    var random = new Random(18);
    var silences = new HashMap<String, String>();
    var assets = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      assets.add(asset + "-" + i);
    }

    // when
    for (String one : assets) {
      if (random.nextBoolean()) {
        silences.put(one, id(silence(one)));
      }
      broker.send(begun(one));
    }
    for (String one : assets) {
      if (random.nextInt(3) == 0 && silences.containsKey(one)) {
        revoke("silences", silences.remove(one));
      } else if (random.nextInt(3) == 0 && !silences.containsKey(one)) {
        silences.put(one, id(silence(one)));
      }
      if (random.nextBoolean()) {
        broker.send(ended(one));
      }
    }
    silences.values().forEach(id -> revoke("silences", id));

    // then: each alert is on the topic; it says why nobody is told, or somebody is; and of what is
    // open somebody is told in the end. The end of what nobody was told of is told to nobody.
    for (String one : assets) {
      await().untilAsserted(() -> assertThat(broker.alerts(one)).isNotEmpty());
      await().until(() -> held(one) == 0);
      List<Alert> alerts = broker.alerts(one);
      assertThat(alerts).extracting(Alert::kind).first().isEqualTo(OPENED);
      if (alerts.getFirst().quiet() == null) {
        for (Alert alert : alerts) {
          assertThat(alert.kind() == RESOLVED && alert.quiet() != null).isFalse();
          if (alert.quiet() == null) {
            await().until(() -> isTold(alert));
          }
        }
      }
      if (alerts.size() == 1) {
        await().until(() -> isTold(alerts.getFirst()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          silences    | {"matchers":[],"to":"2099-01-01T00:00:00Z","reason":"x"} | matchers | 1 to 20
          silences    | {"to":"2099-01-01T00:00:00Z","reason":"x"} | matchers | required
          silences    | {"matchers":[{"name":"colour","value":"red"}],"to":"2099-01-01T00:00:00Z","reason":"x"} | matchers[0].name | one of incident, asset, stream, profile, tag, severity, category
          silences    | {"matchers":[{"name":"asset","value":"a"}],"to":"2001-01-01T00:00:00Z","reason":"x"} | to | in the future
          silences    | {"matchers":[{"name":"asset","value":"a"}],"to":"2999-01-01T00:00:00Z","reason":"x"} | to | at most 90 days after 'from'
          silences    | {"matchers":[{"name":"asset","value":"a"}],"reason":"x"} | to | required
          silences    | {"matchers":[{"name":"asset","value":"a"}],"to":"tomorrow","reason":"x"} | to | ISO-8601 with offset
          silences    | {"matchers":[{"name":"asset","value":"a"}],"till":"2099-01-01T00:00:00Z","reason":"x"} | till | known
          silences    | {"matchers":[{"name":"asset","value":"a"}],"to":"2099-01-01T00:00:00Z"} | reason | required
          silences    | {"matchers":[{"name":"asset","value":"a","isEquall":false}],"to":"2099-01-01T00:00:00Z","reason":"x"} | matchers[0].isEquall | known
          silences    | {"matchers":[{"name":"severity","value":"HIGH"}],"to":"2099-01-01T00:00:00Z","reason":"x"} | matchers[0].value | one of INFO, WARNING, CRITICAL
          silences    | {"matchers":[{"name":"category","value":"noise*"}],"to":"2099-01-01T00:00:00Z","reason":"x"} | matchers[0].value | one of PROCESS, DATA, DRIFT
          silences    | {"matchers":"asset=a","to":"2099-01-01T00:00:00Z","reason":"x"} | matchers | a list
          silences    | []  | body | an object
          silences    | {   | body | JSON
          maintenance | {"asset":"a","from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z","reason":"x"} | to | after 'from'
          maintenance | {"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z","reason":"x"} | asset | required
          shelved     | {"asset":"a","to":"2099-01-01T00:00:00Z","reason":"x"} | incident | either 'incident' or 'asset' and 'category'
          shelved     | {"asset":"a*","category":"DATA","to":"2099-01-01T00:00:00Z","reason":"x"} | asset | no pattern
          shelved     | {"asset":"a","category":"WEATHER","to":"2099-01-01T00:00:00Z","reason":"x"} | category | one of [PROCESS, DATA, DRIFT]
          modes       | {"asset":"a","mode":"party","to":"2099-01-01T00:00:00Z","reason":"x"} | mode | configured
          """)
  void whatIsWrongIsSaidWithFieldAndRule(String what, String body, String field, String rule) {
    post(what, body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field))
        .body("rule", equalTo(rule))
        .body("detail", notNullValue());
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void windowsThatAreOver(int count) throws SQLException {
    execute(
        """
        insert into alerting.quiet (id, kind, matchers, starts_at, ends_at, reason, given_by, given_at)
        select gen_random_uuid(), 'MAINTENANCE', '[{"name":"asset","value":"old","isEqual":true}]',
          now() - n * interval '2 hours', now() - n * interval '2 hours' + interval '1 hour',
          'of years', 'many', now()
        from generate_series(1, %d) n
        """
            .formatted(count));
  }

  @Test
  void windowsOfMaintenanceAreKeptInBoundedNumber() throws SQLException {
    // given
    windowsThatAreOver(50_000);
    String window =
        """
        {"asset": "%s", "to": "%s", "reason": "a new pump"}
        """
            .formatted(asset, inAnHour());

    try {
      // when
      var answer = post("maintenance", window);

      // then
      answer
          .statusCode(400)
          .body("rule", equalTo("at most 50,000 windows"))
          .body("detail", containsString("by a pattern"));
      revoke("silences", id(silence(asset)));
    } finally {
      execute("delete from alerting.quiet where given_by = 'many'");
    }
  }

  @Test
  void maintenanceThatIsOverLeavesRoomForWhatIsAskedForNow() throws SQLException {
    // given
    windowsThatAreOver(5_000);

    // when, then
    try {
      revoke("silences", id(silence(asset)));
    } finally {
      execute("delete from alerting.quiet where given_by = 'many'");
    }
  }

  @Test
  void whatDoesNotExistCannotBeRevoked() {
    String id = id(silence(asset));

    given()
        .contentType("application/json")
        .delete("/api/v1/shelved/" + id)
        .then()
        .statusCode(404)
        .body("status", is(404));
    Map<String, Object> listed =
        given().queryParam("limit", 1).get("/api/v1/silences").then().extract().path("items[0]");
    assertThat(listed).containsEntry("id", id).containsEntry("state", "ACTIVE");
  }
}
