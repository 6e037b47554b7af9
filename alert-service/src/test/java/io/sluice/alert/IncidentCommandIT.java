package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static io.sluice.contracts.AlertKind.ACKNOWLEDGED;
import static io.sluice.contracts.AlertKind.ASSIGNED;
import static io.sluice.contracts.AlertKind.COMMENTED;
import static io.sluice.contracts.AlertKind.LABELLED;
import static io.sluice.contracts.AlertKind.LEARNT;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.REOPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sluice.alert.command.CommandRows;
import io.sluice.alert.command.GivenCommand;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.Headers;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import io.sluice.contracts.Topics;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.TracingResource;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to incidents, from the request over the log to the answer. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(TracingResource.class)
class IncidentCommandIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();
  private Broker broker;

  IncidentCommandIT(
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

  /** Id of an incident that goes on. */
  private UUID openIncident() {
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));
    return broker.alerts(asset).getFirst().incident();
  }

  private static ValidatableResponse post(UUID incident, String what, UUID key, String body) {
    var request = given().contentType("application/json").body(body);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return request.post("/api/v1/incidents/" + incident + "/" + what).then();
  }

  @Test
  void whatPeopleDoIsAnsweredOnceItIsStoredAndTold() throws SQLException {
    // given
    UUID incident = openIncident();

    // when
    post(incident, "acknowledge", null, "{\"onBehalfOf\":\"anna\"}")
        .statusCode(200)
        .body("status", equalTo("DONE"))
        .body("why", nullValue())
        .body("incident.status", equalTo("OPEN"))
        .body("incident.acknowledgedBy", equalTo("anna"));
    post(incident, "acknowledge", null, "{\"onBehalfOf\":\"bert\"}")
        .statusCode(200)
        .body("status", equalTo("UNCHANGED"))
        .body("why", startsWith("incident " + incident + " was acknowledged by anna at "))
        .body("incident.acknowledgedBy", equalTo("anna"));
    post(incident, "comments", null, "{\"text\":\"a valve\\nsticks\"}").statusCode(200);
    post(incident, "resolve", null, "{\"text\":\"repaired\"}")
        .statusCode(200)
        .body("incident.status", equalTo("RESOLVED"))
        .body("incident.resolvedBy", equalTo("anybody"));
    post(incident, "label", null, "{\"label\":\"FALSE_POSITIVE\",\"text\":\"tested\"}")
        .statusCode(200)
        .body("incident.status", equalTo("RESOLVED"))
        .body("incident.label", equalTo("FALSE_POSITIVE"));

    post(incident, "assign", null, "{\"to\":\"bert\"}")
        .statusCode(200)
        .body("incident.assignedTo", equalTo("bert"));
    post(incident, "acknowledge", null, "{}")
        .statusCode(409)
        .body("field", equalTo("id"))
        .body("rule", equalTo("is that of an incident that is open"))
        .body("detail", startsWith("incident " + incident + " is resolved since "));

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(6));
    assertThat(broker.alerts(asset))
        .extracting(Alert::kind)
        .containsExactly(OPENED, ACKNOWLEDGED, COMMENTED, RESOLVED, LABELLED, ASSIGNED);
    assertThat(broker.alerts(asset)).extracting(Alert::incident).containsOnly(incident);
    Alert label = broker.alerts(asset).get(4);
    assertThat(label.command().label()).isEqualTo(IncidentLabel.FALSE_POSITIVE);
    assertThat(label.command().by()).isEqualTo("anybody");
    assertThat(label.contributors()).isEqualTo(broker.alerts(asset).getFirst().contributors());
    assertThat(
            texts(
                """
                select kind from alerting.delivery d join alerting.alert a on a.id = d.alert
                where d.asset = ? and d.channel = 'log' order by d.seq
                """))
        .as("nobody is called for comments and labels")
        .containsExactly("OPENED", "ACKNOWLEDGED", "RESOLVED", "ASSIGNED");
  }

  @Test
  void whatGoesOnAfterAnEndByHandIsTheSameIncidentThatNobodyLooksAfter() throws SQLException {
    // given: the cooldown has a minute
    UUID incident = openIncident();
    post(incident, "acknowledge", null, "{}").statusCode(200);
    post(incident, "resolve", null, "{\"text\":\"repaired\"}").statusCode(200);

    // when: the episode goes on
    for (int second = 100; second <= 200; second++) {
      broker.send(List.of(Scores.score(asset, START.plusSeconds(second), 1.7)));
    }

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .extracting(Alert::kind)
                    .containsExactly(OPENED, ACKNOWLEDGED, RESOLVED, REOPENED));
    assertThat(broker.alerts(asset)).extracting(Alert::incident).containsOnly(incident);
    assertThat(
            texts(
                """
                select concat_ws(' ', status, acknowledged_by, resolved_by, resolved_at)
                from alerting.incident where asset = ?
                """))
        .containsExactly("OPEN");
    post(incident, "acknowledge", null, "{}").statusCode(200).body("status", equalTo("DONE"));
  }

  @Test
  void whatIsLikeAKnownFalseAlarmIsToldAsInfoUntilItIsRevoked() {
    // given
    UUID known = openIncident();
    post(known, "resolve", null, "{\"text\":\"a test\"}").statusCode(200);
    String until =
        Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS).toString();
    post(
            known,
            "label",
            null,
            "{\"label\":\"FALSE_POSITIVE\",\"knownUntil\":\"%s\"}".formatted(until))
        .statusCode(200)
        .body("incident.label", equalTo("FALSE_POSITIVE"));

    // when: a day later it is like that again, and once more when it is known no longer
    broker.send(Scores.episode(asset, START.plus(Duration.ofDays(1)), 1.7));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(5));
    post(known, "label", null, "{\"label\":\"FALSE_POSITIVE\"}").statusCode(200);
    broker.send(Scores.episode(asset, START.plus(Duration.ofDays(2)), 1.7));

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(8));
    List<Alert> opened =
        broker.alerts(asset).stream().filter(alert -> alert.kind() == OPENED).toList();
    assertThat(opened)
        .extracting(Alert::severity)
        .containsExactly(Severity.WARNING, Severity.INFO, Severity.WARNING);
    assertThat(opened).extracting(Alert::known).containsExactly(null, known, null);
    assertThat(broker.alerts(asset).get(2).command().knownUntil()).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRUE_POSITIVE  | 2100-01-01T00:00:00Z | 'knownUntil' goes with the label FALSE_POSITIVE alone: what was none stays an alarm
          FALSE_POSITIVE | 2100-01-01T00:00:00Z | by 90 days at most
          FALSE_POSITIVE | 2000-01-01T00:00:00Z | expected a time after
          FALSE_POSITIVE | tomorrow             | 'knownUntil' is 'tomorrow', expected a time as 2026-11-02T14:00:00Z
          """)
  void howLongAFalseAlarmIsKnownIsBounded(String label, String until, String why) {
    // given
    UUID incident = openIncident();

    // when / then
    post(
            incident,
            "label",
            null,
            "{\"label\":\"%s\",\"knownUntil\":\"%s\"}".formatted(label, until))
        .statusCode(400)
        .body("detail", containsString(why));
  }

  @ParameterizedTest
  @CsvSource({
    "resolve, text, says why it is over",
    "comments, text, says something",
    "label, label, says what it turned out to be",
    "assign, to, says who is to look after it"
  })
  void aCommandThatDoesNotSayWhatIsToldWhatItMust(String what, String field, String rule) {
    // given
    UUID incident = openIncident();

    // when / then
    post(incident, what, null, "{}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field))
        .body("rule", equalTo(rule))
        .body("detail", equalTo("'%s' is missing: it %s".formatted(field, rule)));
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setString(1, asset);
      var texts = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
      return texts;
    }
  }

  @Test
  void whatComesTwiceUnderOneKeyIsDoneOnce() throws SQLException {
    // given
    UUID incident = openIncident();
    UUID key = UUID.randomUUID();
    post(incident, "comments", key, "{\"text\":\"first\"}").statusCode(200);

    // when: once more by who did not hear, and past the request, as after a crash
    post(incident, "comments", key, "{\"text\":\"first\"}")
        .statusCode(200)
        .body("command", equalTo(key.toString()))
        .body("status", equalTo("DONE"));
    send(command(key, incident, CommandKind.COMMENT, "first"));
    post(incident, "comments", null, "{\"text\":\"second\"}").statusCode(200);

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(3));
    assertThat(texts("select text from alerting.command where asset = ? order by answered_at"))
        .containsExactly("first", "second");
    post(incident, "resolve", key, "{\"text\":\"repaired\"}")
        .statusCode(422)
        .body("detail", containsString("was used to COMMENT incident " + incident));
    post(incident, "comments", key, "{\"text\":\"third\"}").statusCode(422);
    post(incident, "comments", key, "{\"text\":\"first\",\"onBehalfOf\":\"anna\"}").statusCode(422);
  }

  private IncidentCommand command(UUID id, UUID incident, CommandKind kind, String text) {
    return new IncidentCommand(
        id, incident, asset, kind, "anybody", Instant.EPOCH, text, null, null);
  }

  private void send(IncidentCommand command) {
    broker.send(Topics.INCIDENT_COMMANDS, asset, Messages.encode(command));
    broker.flush();
  }

  @Test
  void whatIsSaidOfTagsIsStoredAndToldAndWhyTheIncidentEnds() throws SQLException {
    // given: a tag that has moved for good
    for (int second = 0; second < 25; second++) {
      broker.send(List.of(Scores.drifting(asset, START.plusSeconds(second), 1.04)));
    }
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));
    Alert opened = broker.alerts(asset).getFirst();
    String tag = opened.contributors().getFirst().tag();

    // when
    UUID key = UUID.randomUUID();
    post(opened.incident(), "learn", key, "{\"text\":\"a new sensor\",\"onBehalfOf\":\"anna\"}")
        .statusCode(200)
        .body("status", equalTo("DONE"))
        .body("incident.status", equalTo("OPEN"));
    post(opened.incident(), "learn", key, "{\"text\":\"a new sensor\",\"onBehalfOf\":\"anna\"}")
        .statusCode(200);
    post(opened.incident(), "repaired", null, "{\"tags\":\"LIT301\"}")
        .statusCode(400)
        .body("field", equalTo("tags"));
    post(opened.incident(), "repaired", null, "{\"tags\":[]}").statusCode(400);
    post(opened.incident(), "repaired", null, "{\"tags\":[\"nobody's\"]}")
        .statusCode(400)
        .body("detail", equalTo("'tags' names 'nobody's', expected some of " + tag));

    // then: it ends once who judges tells nothing of the tag any more
    for (int second = 25; second < 100; second++) {
      broker.send(List.of(Scores.drifting(asset, START.plusSeconds(second), 0)));
    }
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(3));
    Alert learnt = broker.alerts(asset).get(1);
    assertThat(learnt.kind()).isEqualTo(LEARNT);
    assertThat(learnt.command().by()).isEqualTo("anna");
    assertThat(learnt.command().tags()).containsExactly(tag);
    Alert resolved = broker.alerts(asset).getLast();
    assertThat(resolved.kind()).isEqualTo(RESOLVED);
    assertThat(resolved.text()).endsWith(tag + " normal as it is, says anna: a new sensor");
    assertThat(
            texts(
                "select status || ' by ' || coalesce(resolved_by, 'nobody') from alerting.incident"
                    + " where asset = ?"))
        .containsExactly("RESOLVED by nobody");
    assertThat(broker.records(Topics.INCIDENT_COMMANDS, asset))
        .allSatisfy(
            record ->
                assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .contains("\"kind\":\"LEARN\"", "\"tags\":[\"" + tag + "\"]"));
  }

  @Test
  void nothingIsLearntOfAnIncidentOfTheProcess() {
    // given
    UUID incident = openIncident();

    // when
    var answer = post(incident, "learn", null, "{}");

    // then
    answer
        .statusCode(409)
        .body("rule", equalTo("is that of an incident of the category DRIFT or DATA that is open"))
        .body("detail", containsString("is about the process"));
    assertThat(broker.records(Topics.INCIDENT_COMMANDS, asset)).isEmpty();
  }

  @Test
  void oneKeyForTwoIncidentsAtOnceIsOneCommand() throws Exception {
    // given
    UUID incident = openIncident();
    var others = new IncidentCommandIT(servers, database);
    others.broker = broker;
    UUID other = others.openIncident();
    int rounds = 5;

    // when
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 1; round <= rounds; round++) {
        UUID key = UUID.randomUUID();
        var answers =
            threads.invokeAll(
                Stream.of(incident, other)
                    .<Callable<Integer>>map(
                        one ->
                            () ->
                                post(one, "comments", key, "{\"text\":\"first\"}")
                                    .extract()
                                    .statusCode())
                    .toList());
        assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
            .containsExactlyInAnyOrder(200, 422);

        // then
        int told = 2 + round;
        await()
            .untilAsserted(
                () ->
                    assertThat(broker.alerts(asset).size() + broker.alerts(others.asset).size())
                        .isEqualTo(told));
      }
    }
  }

  /** As two replicas do that own the partitions of two incidents. */
  @Test
  void whoMeetsAKeyThatAnotherIsTakingWaitsForItAndDoesNotHaveIt() throws Exception {
    // given
    UUID key = UUID.randomUUID();
    IncidentCommand first = command(key, UUID.randomUUID(), CommandKind.RESOLVE, "repaired");
    IncidentCommand second = command(key, UUID.randomUUID(), CommandKind.RESOLVE, "repaired");
    try (var one = database.getConnection();
        var another = database.getConnection();
        var threads = Executors.newSingleThreadExecutor()) {
      one.setAutoCommit(false);
      assertThat(CommandRows.give(one, first).order()).isEqualTo(first);

      // when
      Future<GivenCommand> waits = threads.submit(() -> CommandRows.give(another, second));
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          texts(
                              """
                              select query from pg_stat_activity
                              where wait_event_type = 'Lock' and query like '%alerting.command%' and ? <> ''
                              """))
                      .hasSize(1));
      one.commit();

      // then
      GivenCommand given = waits.get();
      assertThat(given.order()).isEqualTo(first);
      assertThat(given.order().repeats(second)).isFalse();
      assertThat(given.result()).isNull();
    }
  }

  @Test
  void aCommandUnderTheKeyOfAnotherIsNotDoneWhereverItComesFrom() {
    // given
    UUID incident = openIncident();
    UUID key = UUID.randomUUID();
    post(incident, "comments", key, "{\"text\":\"first\"}").statusCode(200);

    // when
    send(command(key, incident, CommandKind.RESOLVE, "repaired"));
    post(incident, "comments", null, "{\"text\":\"second\"}").statusCode(200);

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(3));
    assertThat(broker.alerts(asset))
        .extracting(Alert::kind)
        .containsExactly(OPENED, COMMENTED, COMMENTED);
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern(
            "sluice_alert_commands_total\\{kind=\"resolve\",outcome=\"refused\"} [1-9]");
  }

  @Test
  void aCommandThatCannotBeStoredKeepsNoOtherWaiting() {
    // given
    UUID incident = openIncident();
    Instant farOff = Instant.parse("+300000-01-01T00:00:00Z");

    // when
    send(
        new IncidentCommand(
            UUID.randomUUID(),
            incident,
            asset,
            CommandKind.RESOLVE,
            "carl",
            farOff,
            "over",
            null,
            null));
    post(incident, "acknowledge", null, "{}").statusCode(200);

    // then
    assertThat(broker.records(Topics.INCIDENT_COMMANDS_DLQ, asset)).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .extracting(Alert::kind)
                    .containsExactly(OPENED, ACKNOWLEDGED));
  }

  @Test
  void whatCannotBeDoneIsRefusedWithTheReason() {
    // given: it is over
    broker.send(Scores.episode(asset, START, 1.7));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(2));
    UUID incident = broker.alerts(asset).getFirst().incident();
    UUID nobodys = UUID.randomUUID();

    // then
    post(incident, "acknowledge", null, "{}")
        .statusCode(409)
        .body("detail", startsWith("incident " + incident + " is resolved since "));
    post(incident, "comments", null, "{}")
        .statusCode(400)
        .body("detail", equalTo("'text' is missing: it says something"));
    post(incident, "label", null, "{\"label\":\"NONSENSE\"}")
        .statusCode(400)
        .body("detail", containsString("'NONSENSE', expected TRUE_POSITIVE"));
    post(incident, "comments", null, "{\"text\":\"first\",\"onBehalfOf\":\"an\\u0000na\"}")
        .statusCode(400)
        .body("detail", startsWith("'onBehalfOf' is no name"));
    post(incident, "comments", null, "{\"text\":\"\\u0000\"}").statusCode(400);
    post(incident, "comments", null, "{\"txt\":\"seen\"}")
        .statusCode(400)
        .body("field", equalTo("txt"))
        .body("detail", startsWith("'txt' is no field of this, did you mean 'text'?; there are "));
    post(nobodys, "resolve", null, "{\"text\":\"repaired\"}")
        .statusCode(404)
        .body("detail", equalTo("There is no incident " + nobodys));
    given().post("/api/v1/incidents/" + incident + "/resolve").then().statusCode(415);
    assertThat(broker.alerts(asset)).extracting(Alert::kind).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void whatIsNoCommandIsADeadLetterAndWhatIsNotKnownIsRefused() throws SQLException {
    // given
    UUID incident = openIncident();
    byte[] poison = "{\"id\": 17}".getBytes(StandardCharsets.UTF_8);
    String ofTomorrow =
        new String(
                Messages.encode(
                    command(UUID.randomUUID(), incident, CommandKind.RESOLVE, "repaired")),
                StandardCharsets.UTF_8)
            .replace("RESOLVE", "SILENCE");

    // when
    broker.send(Topics.INCIDENT_COMMANDS, asset, poison);
    broker.send(Topics.INCIDENT_COMMANDS, asset, ofTomorrow.getBytes(StandardCharsets.UTF_8));
    broker.send(
        Topics.INCIDENT_COMMANDS,
        asset,
        Messages.encode(command(UUID.randomUUID(), incident, CommandKind.ACKNOWLEDGE, null)));
    broker.flush();

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .extracting(Alert::kind)
                    .containsExactly(OPENED, ACKNOWLEDGED));
    assertThat(broker.records(Topics.INCIDENT_COMMANDS_DLQ, asset))
        .singleElement()
        .satisfies(
            dead ->
                assertThat(
                        new String(
                            dead.headers().lastHeader(Headers.DEAD_LETTER_REASON).value(),
                            StandardCharsets.UTF_8))
                    .isEqualTo("malformed"));
    assertThat(
            texts("select kind || ' ' || outcome from alerting.command where asset = ? order by 1"))
        .containsExactly("ACKNOWLEDGE DONE", "OTHER REFUSED");
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern("sluice_alert_commands_total\\{kind=\"other\",outcome=\"refused\"} [1-9]");
  }

  @Test
  void whoseEffectTheDatabaseRefusesIsAnswered() throws SQLException {
    // given
    UUID incident = openIncident();
    execute(
        "alter table alerting.incident add constraint of_this_test check (asset <> '%s') not valid"
            .formatted(asset));

    // when / then
    try {
      post(incident, "comments", null, "{\"text\":\"first\"}")
          .statusCode(409)
          .body("detail", startsWith("the database refuses what the command led to"));
    } finally {
      execute("alter table alerting.incident drop constraint of_this_test");
    }
    assertThat(broker.records(Topics.INCIDENT_COMMANDS_DLQ, asset)).hasSize(1);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void anIncidentThatCannotBeReadIsNotTakenForNone() throws SQLException {
    // given: it is over, and a row that nobody wrote
    broker.send(Scores.episode(asset, START, 1.7));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(2));
    UUID incident = broker.alerts(asset).getFirst().incident();
    execute("update alerting.incident set episode = '{}' where id = '%s'".formatted(incident));

    // when / then
    post(incident, "comments", null, "{\"text\":\"first\"}")
        .statusCode(409)
        .body("detail", startsWith("the details of incident " + incident + " cannot be read"));
  }

  @Test
  void anIncidentThatCannotBeReadAndIsWatchedNoMoreIsResolvedByHand() throws SQLException {
    // given: open in the table, and neither it nor the state of its asset can be read
    UUID incident = openIncident();
    String other = "other-" + asset;
    UUID lost = UUID.randomUUID();
    execute(
        """
        insert into alerting.incident (id, asset, profile, category, status, severity, started_at,
          updated_at, peak_ratio, episode)
        select '%s', '%s', profile, category, status, severity, started_at, updated_at, peak_ratio, '{}'
        from alerting.incident where id = '%s'
        """
            .formatted(lost, other, incident));

    // when
    post(lost, "comments", null, "{\"text\":\"first\"}")
        .statusCode(409)
        .body("detail", containsString("all that can be done to it is to resolve it"));
    post(lost, "resolve", null, "{\"text\":\"long over\"}")
        .statusCode(200)
        .body("incident.id", equalTo(lost.toString()))
        .body("incident.status", equalTo("RESOLVED"))
        .body("incident.resolvedBy", equalTo("anybody"));

    // then
    post(lost, "comments", null, "{\"text\":\"second\"}").statusCode(200);
    await().untilAsserted(() -> assertThat(broker.alerts(other)).hasSize(2));
    Alert resolved = broker.alerts(other).getFirst();
    assertThat(resolved.kind()).isEqualTo(RESOLVED);
    assertThat(resolved.incident()).isEqualTo(lost);
    assertThat(resolved.severity()).isEqualTo(Severity.WARNING);
    assertThat(resolved.peakRatio()).isEqualTo(1.7);
    assertThat(resolved.text()).endsWith("By hand, by anybody: long over");
    assertThat(broker.alerts(other).getLast().incident()).isEqualTo(lost);
  }
}
