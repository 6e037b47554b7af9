package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Drift;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was told of drift, by the API. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class DriftIT {

  private static final Instant START = Instant.parse("2015-02-18T06:00:00Z");

  private static Drift report(Plant plant, String stream, int minute, int beyond) {
    return new Drift(
        plant.asset(),
        stream,
        "flows",
        new BundleRef("2", "c".repeat(64)),
        START.plusSeconds(60L * minute),
        1_000L * minute,
        1_000,
        Map.of("forest", new Drift.Series(0.2, 900, null, null)),
        null,
        List.of(new Drift.Tag("proto", 0.4, 0.7, null, null, 0.1, 0.15, beyond)),
        List.of());
  }

  private static void tell(Drift... reports) {
    for (Drift report : reports) {
      Topic.raw(Topics.DRIFT, report.asset() + report.stream(), Messages.encode(report));
    }
  }

  @Test
  void theNewestOfEachStreamAndWhatWasBefore() {
    // given: the second comes twice, as after a restart
    Plant plant = Plant.unique("drifting");
    tell(
        report(plant, "flows", 1, 0),
        report(plant, "flows", 2, 2),
        report(plant, "flows", 2, 2),
        report(plant, "office", 2, 0));
    awaitRows("drift", plant, 3);
    String own = "asset=" + plant.asset();

    // then
    given()
        .get("/api/v1/drift?" + own + "&stream=flows")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].drifting", equalTo(true))
        .body("items[0].readings", equalTo(2_000))
        .body("items[0].bundle.version", equalTo("2"))
        .body("items[0].tags[0].kl", equalTo(0.4f))
        .body("items[0].detectors.forest.mean", equalTo(0.2f));
    given().get("/api/v1/drift?" + own).then().body("items", hasSize(2));
    given()
        .get("/api/v1/drift?" + own + "&drifting=true")
        .then()
        .body("items.stream", equalTo(List.of("flows")));
    given()
        .get("/api/v1/drift/history?" + own + "&stream=flows")
        .then()
        .body("items.readings", equalTo(List.of(2_000, 1_000)));
    String next =
        given()
            .get("/api/v1/drift/history?limit=2&" + own)
            .then()
            .body("items", hasSize(2))
            .extract()
            .path("next");
    given().get(next).then().body("items", hasSize(1));
    given()
        .get("/api/v1/drift?drifting=perhaps")
        .then()
        .statusCode(400)
        .body("detail", containsString("drifting"));
  }
}
