package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.ScoreState;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Incidents and alerts by what they are about, and by who raised them. */
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

    // when: a replica of a later release writes beside this one
    for (String table : List.of("incident", "alert")) {
      Database.execute(
          "update history.%s set category = 'NETWORK', state = 'DRIFTING' where asset = '%s'"
              .formatted(table, plant.asset()));
    }

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
  void whatIsAboutTheDataIsToldApart() {
    // given: both begin together, and one of the process before
    Plant plant = Plant.unique("dead-tag");
    var process = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    var data = plant.alert(Category.DATA, AlertKind.OPENED, START, START.plusSeconds(10), 1.04);
    var earlier =
        plant.alert(AlertKind.OPENED, START.minusSeconds(900), START.minusSeconds(890), 1.6);
    Topic.alerts(List.of(process, data, earlier));
    awaitRows("alert", plant, 3);

    // when / then
    for (String what : List.of("incidents", "alerts")) {
      String path = "/api/v1/%s?asset=%s&category=".formatted(what, plant.asset());
      given().get(path + "data").then().body("items.category", equalTo(List.of("DATA")));
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
        .body("items.size()", is(3))
        .body("items.id", hasItems(process.incident().toString(), data.incident().toString()));
  }
}
