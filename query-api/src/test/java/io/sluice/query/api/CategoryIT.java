package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Burst;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.ScoreState;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Incidents and alerts by what they are about, by who raised them and who did what to them. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CategoryIT {

  private static final Instant START = Instant.parse("2014-11-30T22:00:00Z");

  @Test
  void anIncidentSaysWhoRaisedItAndWhatALaterReleaseWroteIsShownAsOther() {
    // given
    Plant plant = Plant.unique("learning-alert");
    Instant at = START.plusSeconds(10);
    Topic.alerts(
        List.of(
            plant.alert(Category.PROCESS, ScoreState.LEARNING, AlertKind.OPENED, START, at, 1.04)));
    awaitRows("alert", plant, 1);
    for (String what : List.of("incidents", "alerts")) {
      given()
          .get("/api/v1/%s?asset=%s".formatted(what, plant.asset()))
          .then()
          .body("items.state", equalTo(List.of("LEARNING")));
      given()
          .get("/api/v1/%s.csv?asset=%s".formatted(what, plant.asset()))
          .then()
          .body(containsString(",PROCESS,LEARNING,"));
    }

    // when: as if a replica of a later release had written it, past what keeps the audit trail
    String update =
        "update history.%s set category = 'NETWORK', state = 'DRIFTING' where asset = '%s'";
    Database.execute(update.formatted("incident", plant.asset()));
    Database.execute(
        "alter table history.alert disable trigger alert_append_only; %s; alter table history.alert enable trigger alert_append_only"
            .formatted(update.formatted("alert", plant.asset())));

    // then
    for (String what : List.of("incidents", "alerts")) {
      given()
          .get("/api/v1/%s?asset=%s".formatted(what, plant.asset()))
          .then()
          .body("items.category", equalTo(List.of("OTHER")))
          .body("items.state", equalTo(List.of("OTHER")));
    }
  }

  @Test
  void incidentsAreFoundByWhatTheyLookLike() {
    // given: one changes its mind, one was never judged
    Plant plant = Plant.unique("cause");
    Instant later = START.plusSeconds(900);
    var threat = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    var worse = plant.alert(AlertKind.ESCALATED, START, START.plusSeconds(20), 3.4);
    var none = plant.alert(AlertKind.OPENED, later, later.plusSeconds(10), 1.6);
    Topic.alerts(
        List.of(threat.looksLike(Cause.UNKNOWN), worse.looksLike(Cause.CYBER_THREAT), none));
    awaitRows("alert", plant, 3);

    // when / then
    String incidents = "/api/v1/incidents?asset=" + plant.asset();
    String alerts = "/api/v1/alerts?asset=" + plant.asset();
    given()
        .get(incidents + "&cause=CYBER_THREAT")
        .then()
        .body("items.id", equalTo(List.of(threat.incident().toString())))
        .body("items.cause", equalTo(List.of("CYBER_THREAT")));
    given()
        .get(incidents)
        .then()
        .body(
            "items.id", equalTo(List.of(none.incident().toString(), threat.incident().toString())))
        .body("items[0].containsKey('cause')", equalTo(false));
    given().get(alerts + "&cause=unknown").then().body("items.kind", equalTo(List.of("OPENED")));
    given()
        .get("/api/v1/incidents.csv?cause=CYBER_THREAT&asset=" + plant.asset())
        .then()
        .body(containsString(",CYBER_THREAT,"));
    given().get(alerts + "&cause=LIGHTNING").then().statusCode(400);
  }

  @Test
  void whatIsAboutTheDataOrAboutDriftIsToldApart() {
    // given: all begin together, and one of the process before
    Plant plant = Plant.unique("dead-tag");
    var process = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    var data = plant.alert(Category.DATA, AlertKind.OPENED, START, START.plusSeconds(10), 1.04);
    var earlier =
        plant.alert(AlertKind.OPENED, START.minusSeconds(900), START.minusSeconds(890), 1.6);
    var drift = plant.alert(Category.DRIFT, AlertKind.OPENED, START, START.plusSeconds(10), 1.2);
    Topic.alerts(List.of(process, data, drift, earlier));
    awaitRows("alert", plant, 4);

    // when / then
    for (String what : List.of("incidents", "alerts")) {
      String path = "/api/v1/%s?asset=%s&category=".formatted(what, plant.asset());
      given().get(path + "data").then().body("items.category", equalTo(List.of("DATA")));
      given().get(path + "DRIFT").then().body("items.category", equalTo(List.of("DRIFT")));
      given()
          .get(path + "PROCESS")
          .then()
          .body("items.category", equalTo(List.of("PROCESS", "PROCESS")));
      given()
          .get("/api/v1/%s.csv?asset=%s&category=DATA".formatted(what, plant.asset()))
          .then()
          .body(containsString(",DATA,"))
          .body(not(containsString(",PROCESS,")));
    }
    given()
        .get("/api/v1/incidents?asset=" + plant.asset())
        .then()
        .body("items.size()", is(4))
        .body("items.id", hasItems(process.incident().toString(), data.incident().toString()));
  }

  @Test
  void falseAlarmsAreListedWhileTheyAreKnown() {
    // given: one known, another that is like it, one that was known and is so no longer
    Plant plant = Plant.unique("known");
    Instant later = START.plusSeconds(900);
    Instant at = Instant.parse("2026-01-05T09:12:44Z");
    Instant until = Instant.parse("2099-01-01T00:00:00Z");
    var known = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    var revoked = plant.alert(AlertKind.OPENED, later, later.plusSeconds(10), 2.4);
    var like =
        plant
            .alert(AlertKind.OPENED, later.plusSeconds(900), later.plusSeconds(910), 2.4)
            .like(known.incident());
    Topic.alerts(
        List.of(
            known,
            revoked,
            plant.byHand(AlertKind.LABELLED, known, falseAlarm("anna", at, until)),
            plant.byHand(AlertKind.LABELLED, revoked, falseAlarm("anna", at, until)),
            plant.byHand(AlertKind.LABELLED, revoked, falseAlarm("bert", at, null)),
            plant.byHand(
                AlertKind.COMMENTED,
                known,
                new CommandRef(UUID.randomUUID(), "bert", at, "a remark", null, null)),
            like));
    awaitRows("alert", plant, 7);

    // when / then
    given()
        .get("/api/v1/known-alarms?asset=" + plant.asset())
        .then()
        .body("items.incident", equalTo(List.of(known.incident().toString())))
        .body("items[0].by", equalTo("anna"))
        .body("items[0].reason", equalTo("backwash by hand"))
        .body("items[0].until", equalTo(until.toString()))
        .body("items[0].lowered", equalTo(1))
        .body("items[0].contributors[0].tag", equalTo("LIT101"));
    given()
        .get("/api/v1/incidents/" + like.incident())
        .then()
        .body("known", equalTo(known.incident().toString()));
    given()
        .get("/api/v1/incidents/" + known.incident() + "/history")
        .then()
        .body("items.knownUntil", hasItems(until.toString()));
    given()
        .delete("/api/v1/known-alarms/" + revoked.incident())
        .then()
        .statusCode(404)
        .body("detail", equalTo("incident " + revoked.incident() + " is no known false alarm"));
  }

  private static CommandRef falseAlarm(String by, Instant at, Instant knownUntil) {
    return new CommandRef(
        UUID.randomUUID(),
        by,
        at,
        "backwash by hand",
        IncidentLabel.FALSE_POSITIVE,
        null,
        null,
        knownUntil);
  }

  @Test
  void whatPeopleDidToAnIncidentIsShownAndMovesItNowhere() {
    // given
    Plant plant = Plant.unique("commanded");
    var opened = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 1.7);
    var resolved = plant.alert(AlertKind.RESOLVED, START, START.plusSeconds(90), 1.7);
    Instant at = Instant.parse("2026-01-05T09:12:44Z");

    // when: in one batch, and what is said after the end
    Topic.alerts(
        List.of(
            opened,
            plant.byHand(AlertKind.ACKNOWLEDGED, opened, by("anna", at, null, null)),
            resolved,
            plant.byHand(
                AlertKind.LABELLED, resolved, by("bert", at, null, IncidentLabel.MAINTENANCE)),
            plant.byHand(
                AlertKind.LABELLED, resolved, by("bert", at, null, IncidentLabel.FALSE_POSITIVE)),
            plant.byHand(AlertKind.COMMENTED, resolved, by("carl", at, "a valve\nsticks", null))));
    awaitRows("alert", plant, 6);

    // then
    given()
        .get("/api/v1/incidents/" + opened.incident())
        .then()
        .statusCode(200)
        .body("status", equalTo("RESOLVED"))
        .body("resolvedAt", equalTo("2014-11-30T22:01:30Z"))
        .body("acknowledgedBy", equalTo("anna"))
        .body("acknowledgedAt", equalTo("2026-01-05T09:12:44Z"))
        .body("label", equalTo("FALSE_POSITIVE"))
        .body("text", equalTo(resolved.text()))
        .body("alerts.find { it.kind == 'COMMENTED' }.command.text", equalTo("a valve\nsticks"))
        .body("alerts.find { it.kind == 'COMMENTED' }.command.by", equalTo("carl"));
  }

  /** Its windows became normal; that a person had its tags learnt is why, and not the end. */
  @Test
  void whoResolvedAnIncidentIsToldOnlyOfOneThatWasEndedByHand() {
    // given
    Plant learnt = Plant.unique("ended-learnt");
    Plant byHand = Plant.unique("ended-by-hand");
    Instant at = Instant.parse("2026-01-05T09:12:44Z");
    var ofTags =
        new CommandRef(
            UUID.randomUUID(), "anna", at, "a new sensor", null, null, List.of("LIT101"), null);

    // when
    end(learnt, ofTags);
    end(byHand, by("bert", at, null, null));

    // then
    awaitResolvedBy(byHand, "bert");
    awaitResolvedBy(learnt, null);
  }

  private static void end(Plant plant, CommandRef command) {
    var opened = plant.alert(Category.DRIFT, AlertKind.OPENED, START, START.plusSeconds(10), 1.1);
    var resolved =
        plant.alert(Category.DRIFT, AlertKind.RESOLVED, START, START.plusSeconds(90), 1.1);
    Topic.alerts(List.of(opened, plant.byHand(AlertKind.RESOLVED, resolved, command)));
    awaitRows("alert", plant, 2);
  }

  private static void awaitResolvedBy(Plant plant, String name) {
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/incidents?asset=" + plant.asset())
                    .then()
                    .body("items.status", contains("RESOLVED"))
                    .body("items[0].resolvedBy", equalTo(name)));
  }

  @Test
  void anIncidentThatComesBackIsTheSameAndItsHistorySaysWhoDidWhatInOrder() {
    // given
    Plant plant = Plant.unique("back");
    Instant at = Instant.parse("2026-01-05T09:12:44Z");
    var opened = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 1.7);
    var resolved = plant.alert(AlertKind.RESOLVED, START, START.plusSeconds(90), 1.7);
    var again = plant.alert(AlertKind.FLAPPING, START, START.plusSeconds(120), 1.7);
    var milder = plant.alert(AlertKind.DEESCALATED, START, START.plusSeconds(150), 1.2);

    // when: what is taken up after it came back counts, what was before does not
    Topic.alerts(
        List.of(
            opened,
            plant.byHand(AlertKind.ACKNOWLEDGED, opened, by("anna", at, null, null)),
            plant.byHand(AlertKind.COMMENTED, opened, by("anna", at, "a valve\nsticks", null)),
            resolved,
            again,
            plant.byHand(
                AlertKind.ASSIGNED,
                again,
                new CommandRef(UUID.randomUUID(), "anna", at, null, null, "bert")),
            milder));
    awaitRows("alert", plant, 7);

    // then
    String path = "/api/v1/incidents/" + opened.incident();
    await()
        .untilAsserted(
            () ->
                given()
                    .get(path)
                    .then()
                    .body("status", equalTo("OPEN"))
                    .body("acknowledgedBy", nullValue())
                    .body("assignedTo", equalTo("bert"))
                    .body("flapping", is(true))
                    .body("severity", equalTo("INFO"))
                    .body("peakSeverity", equalTo("WARNING")));
    var first =
        given()
            .get(path + "/history?limit=4")
            .then()
            .statusCode(200)
            .body("items.kind", contains("OPENED", "ACKNOWLEDGED", "COMMENTED", "RESOLVED"))
            .body("items.by", contains(null, "anna", "anna", null))
            .body("items[2].said", equalTo("a valve\nsticks"))
            .body("items[2].at", equalTo("2026-01-05T09:12:44Z"))
            .body("items[3].eventTime", equalTo("2014-11-30T22:01:30Z"))
            .extract();
    given()
        .get(first.<String>path("next"))
        .then()
        .body("items.kind", contains("FLAPPING", "ASSIGNED", "DEESCALATED"))
        .body("items[1].to", equalTo("bert"))
        .body("next", nullValue());
    given().get("/api/v1/incidents/" + UUID.randomUUID() + "/history").then().statusCode(404);
    given()
        .get("/api/v1/incidents.csv?asset=" + plant.asset())
        .then()
        .body(containsString(",assignedTo,flapping,"))
        .body(containsString(",bert,true,"));
  }

  @Test
  void nobodyRewritesWhatHappened() {
    // given
    Plant plant = Plant.unique("audited");
    Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 1.7)));
    awaitRows("alert", plant, 1);

    // when / then
    assertThatThrownBy(
            () -> Database.execute("update history.alert set text = 'nothing was wrong'"))
        .hasMessageContaining("are the audit trail");
  }

  @Test
  void whatIsSaidOfAnIncidentThatIsGoneMakesNone() {
    // given
    Plant plant = Plant.unique("remarked");
    var opened = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 1.7);

    // when
    Topic.alerts(
        List.of(
            plant.byHand(AlertKind.COMMENTED, opened, by("anna", START, "what was it?", null))));
    awaitRows("alert", plant, 1);

    // then
    given().get("/api/v1/incidents/" + opened.incident()).then().statusCode(404);
  }

  @Test
  void aBurstIsAnAlertAndNoIncident() {
    // given
    Plant plant = Plant.unique("storm");
    var burst = new Burst(12, 5, Map.of("proto", "udp"), 10);

    // when
    Topic.alerts(List.of(plant.burst(START, START.plusSeconds(10), burst)));
    awaitRows("alert", plant, 1);

    // then
    given()
        .get("/api/v1/alerts?asset=" + plant.asset())
        .then()
        .body("items.kind", equalTo(List.of("BURST")))
        .body("items[0].burst.type", equalTo("burst"))
        .body("items[0].burst.hits_in_window", is(12))
        .body("items[0].burst.window_min", is(5))
        .body("items[0].burst.top_context.proto", equalTo("udp"))
        .body("items[0].burst.threshold", is(10));
    given().get("/api/v1/incidents?asset=" + plant.asset()).then().body("items.size()", is(0));
  }

  @Test
  void whyNobodyWasToldIsShownOfTheAlertAndOfItsIncidentAsLongAsThatIsSo() {
    // given
    Plant plant = Plant.unique("quiet");
    var why = new QuietRef(QuietKind.SILENCE, "0b6ad0d2-4d3c-4f0e-9f0e-1d2c3b4a5968", "a test");
    var opened = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 1.7).quiet(why);
    Topic.alerts(List.of(opened));
    awaitRows("alert", plant, 1);
    for (String what : List.of("alerts?asset=", "incidents?asset=")) {
      given()
          .get("/api/v1/" + what + plant.asset())
          .then()
          .body("items[0].quiet.kind", equalTo("SILENCE"))
          .body("items[0].quiet.id", equalTo(why.id()))
          .body("items[0].quiet.reason", equalTo("a test"));
    }

    // when
    Topic.alerts(List.of(plant.alert(AlertKind.UPDATED, START, START.plusSeconds(20), 1.7)));
    awaitRows("alert", plant, 2);

    // then
    given()
        .get("/api/v1/incidents?asset=" + plant.asset())
        .then()
        .body("items[0].quiet", equalTo(null));
  }

  private static CommandRef by(String name, Instant at, String text, IncidentLabel label) {
    return new CommandRef(UUID.randomUUID(), name, at, text, label, null);
  }
}
