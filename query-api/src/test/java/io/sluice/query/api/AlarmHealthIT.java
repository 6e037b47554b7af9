package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day of alarms, of which all is known, in a year of its own. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class AlarmHealthIT {

  private static final Instant FROM = Instant.parse("2009-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2009-03-02T00:00:00Z");
  private static final QuietRef SILENCE = new QuietRef(QuietKind.SILENCE, "s-1", "a test");
  private static final RestAssuredConfig DOUBLES =
      RestAssuredConfig.config()
          .jsonConfig(
              JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));

  @Test
  void whatADayOfAlarmsWasLike() {
    // given: 12 incidents within ten minutes, each soon over; one that stands since two days; one
    // of the data that comes and goes
    Plant storm = Plant.unique("storm");
    Plant stale = Plant.unique("stale");
    Plant shaky = Plant.unique("shaky");
    var alerts = new ArrayList<Alert>();
    for (int i = 0; i < 12; i++) {
      Instant start = FROM.plusSeconds(3_600 + 30 * i);
      alerts.add(storm.alert(AlertKind.OPENED, start, start, 1.7));
      alerts.add(storm.alert(AlertKind.ESCALATED, start, start.plusSeconds(5), 2.7));
      alerts.add(storm.alert(AlertKind.RESOLVED, start, start.plusSeconds(20), 2.7));
    }
    Instant longAgo = FROM.minusSeconds(86_400);
    alerts.add(stale.alert(AlertKind.OPENED, longAgo, longAgo, 1.7));
    Instant start = FROM.plusSeconds(7_200);
    alerts.add(shaky.alert(Category.DATA, AlertKind.OPENED, start, start, 1.2));
    alerts.add(shaky.alert(Category.DATA, AlertKind.RESOLVED, start, start.plusSeconds(60), 1.2));
    alerts.add(
        shaky.alert(Category.DATA, AlertKind.FLAPPING, start, start.plusSeconds(1_200), 1.2));
    Topic.alerts(alerts);
    awaitRows("alert", storm, 36);
    awaitRows("alert", stale, 1);
    awaitRows("alert", shaky, 3);

    // when / then
    given()
        .config(DOUBLES)
        .queryParam("from", FROM.toString())
        .queryParam("to", TO.toString())
        .get("/api/v1/alarm-health")
        .then()
        .statusCode(200)
        .body("intervals", equalTo(144))
        .body("alarms", equalTo(14))
        .body("averagePer10Min", closeTo(14 / 144.0, 1e-9))
        .body("peakPer10Min", equalTo(12))
        .body("floodShare", closeTo(1 / 144.0, 1e-9))
        .body("assets.asset", equalTo(List.of(storm.asset(), shaky.asset())))
        .body("assets[0].peakPer10Min", equalTo(12))
        .body("assets[1].peakPer10Min", equalTo(1))
        .body("assets[1].floodShare", closeTo(0, 0))
        .body("worstOffenders[0].asset", equalTo(storm.asset()))
        .body("worstOffenders[0].share", closeTo(12 / 14.0, 1e-9))
        .body("chattering.asset", equalTo(List.of(storm.asset(), shaky.asset())))
        .body("chattering[1].category", equalTo("DATA"))
        .body("standing", equalTo(2))
        .body("stale", equalTo(1))
        .body("longestStanding", hasSize(2))
        .body("longestStanding[0].asset", equalTo(stale.asset()));
  }

  @Test
  void whatWasQuietCountsWhenPeopleAreToldOfIt() {
    // given: all quiet at first. One is told an hour later, one when it has become worse, one
    // never; one had been told, and what is told late of it is that it became worse
    Instant from = FROM.plus(Duration.ofDays(10));
    Instant start = from.plusSeconds(60);
    Instant later = start.plusSeconds(3_600);
    Plant late = Plant.unique("late");
    Plant worse = Plant.unique("worse");
    Plant never = Plant.unique("never");
    Plant before = Plant.unique("before");
    Topic.alerts(
        List.of(
            late.alert(AlertKind.OPENED, start, start, 1.7).quiet(SILENCE),
            late.alert(AlertKind.TOLD, start, later, 1.7),
            late.alert(AlertKind.ESCALATED, start, later.plusSeconds(60), 2.7),
            worse.alert(AlertKind.OPENED, start, start, 1.7).quiet(SILENCE),
            worse.alert(AlertKind.ESCALATED, start, later, 2.7),
            worse.alert(AlertKind.REMINDED, start, later.plusSeconds(60), 2.7),
            never.alert(AlertKind.OPENED, start, start, 1.7).quiet(SILENCE),
            never.alert(AlertKind.ESCALATED, start, later, 2.7).quiet(SILENCE),
            before.alert(AlertKind.OPENED, start, start, 1.7),
            before.alert(AlertKind.ESCALATED, start, later, 2.7).quiet(SILENCE),
            before.alert(AlertKind.TOLD, start, later.plusSeconds(60), 2.7)));
    awaitRows("alert", late, 3);
    awaitRows("alert", worse, 3);
    awaitRows("alert", never, 2);
    awaitRows("alert", before, 3);

    // when / then: an interval each, that in which they were told
    given()
        .queryParam("from", from.toString())
        .queryParam("to", from.plusSeconds(3_600).toString())
        .get("/api/v1/alarm-health")
        .then()
        .statusCode(200)
        .body("alarms", equalTo(1))
        .body("assets.asset", equalTo(List.of(before.asset())));
    given()
        .queryParam("from", from.plusSeconds(3_600).toString())
        .queryParam("to", from.plusSeconds(7_200).toString())
        .get("/api/v1/alarm-health")
        .then()
        .statusCode(200)
        .body("alarms", equalTo(2))
        .body("peakPer10Min", equalTo(2))
        .body("assets.asset", equalTo(List.of(late.asset(), worse.asset())));
    given()
        .queryParam("asset", late.asset())
        .get("/api/v1/incidents")
        .then()
        .statusCode(200)
        .body("items[0].severity", equalTo("CRITICAL"))
        .body("items[0].quiet", nullValue());
    given()
        .queryParam("asset", before.asset())
        .get("/api/v1/incidents")
        .then()
        .statusCode(200)
        .body("items[0].severity", equalTo("CRITICAL"))
        .body("items[0].quiet", nullValue());
    given()
        .queryParam("asset", never.asset())
        .get("/api/v1/incidents")
        .then()
        .body("items[0].quiet.kind", equalTo("SILENCE"));
  }

  @Test
  void aTimeThatIsTooLongIsRefused() {
    given()
        .queryParam("from", "2009-01-01T00:00:00Z")
        .queryParam("to", "2009-03-01T00:00:00Z")
        .get("/api/v1/alarm-health")
        .then()
        .statusCode(400)
        .body("field", equalTo("from"))
        .body("detail", containsString("at most PT744H before 'to'"));
  }

  @Test
  void withoutATimeItIsTheLastDay() {
    given().get("/api/v1/alarm-health").then().statusCode(200).body("intervals", equalTo(144));
  }
}
