package io.sluice.query;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.OwnBroker;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is stored is served while the broker is away, and what comes then is taken up. */
@QuarkusTest
@QuarkusTestResource(value = OwnBroker.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(PostgresResource.class)
class BrokerDownIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  @Test
  void withoutTheBrokerWhatIsStoredIsServed() {
    // given
    Plant plant = Plant.unique("broker-down");
    Topic.readings(plant.readings(START, Duration.ofSeconds(1), 10));
    Database.awaitRows("reading", plant, 10);
    awaitReachable("1.0");

    // when
    OwnBroker.stopBroker();

    // then: the service knows it, and says so where alert rules look
    try {
      awaitReachable("0.0");
      for (String probe : new String[] {"ready", "live", "started"}) {
        given().get(Management.url("/q/health/" + probe)).then().statusCode(200);
      }
      given()
          .queryParam("asset", plant.asset())
          .get("/api/v1/readings")
          .then()
          .statusCode(200)
          .body("items.size()", equalTo(10));
      given().get("/").then().statusCode(200);
      given()
          .get("/api/v1/stats")
          .then()
          .statusCode(200)
          .body("quietSeconds", greaterThanOrEqualTo(0));
    } finally {
      OwnBroker.startBroker();
    }

    // when
    Topic.readings(plant.readings(START.plusSeconds(10), Duration.ofSeconds(1), 5));

    // then
    Database.awaitRows("reading", plant, 15);
    awaitReachable("1.0");
  }

  private static void awaitReachable(String value) {
    await()
        .untilAsserted(
            () ->
                assertThat(given().get(Management.url("/q/metrics")).asString())
                    .contains(
                        "sluice_kafka_reachable{group=\"sluice-query-readings\"} " + value,
                        "sluice_kafka_reachable{group=\"sluice-query-scores\"} " + value,
                        "sluice_kafka_reachable{group=\"sluice-query-alerts\"} " + value));
  }
}
