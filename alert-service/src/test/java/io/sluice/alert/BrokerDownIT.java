package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.OwnBroker;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is left of the service while the broker is away: everything that is in the database. */
@QuarkusTest
@QuarkusTestResource(value = OwnBroker.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(PostgresResource.class)
class BrokerDownIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void withoutTheBrokerDeliveriesAreServedAndCommandsRefused() {
    // given
    String asset = "plant-" + UUID.randomUUID();
    Alert opened = open(asset);
    UUID incident = opened.incident();
    awaitReachable("1.0");

    // when
    OwnBroker.stopBroker();

    // then
    String command = UUID.randomUUID().toString();
    try {
      awaitReachable("0.0");
      for (String probe : new String[] {"ready", "live", "started"}) {
        given().get(Management.url("/q/health/" + probe)).then().statusCode(200);
      }
      given()
          .queryParam("alert", opened.id())
          .get("/api/v1/deliveries")
          .then()
          .statusCode(200)
          .body("items.asset", hasItem(asset));
      acknowledge(incident, command)
          .statusCode(503)
          .header("Retry-After", "5")
          .body("detail", containsString("The broker does not take commands"))
          .body("detail", containsString(command));
    } finally {
      OwnBroker.startBroker();
    }

    // when: it is sent again, as it was told
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                acknowledge(incident, command)
                    .statusCode(200)
                    .body("incident.acknowledgedBy", equalTo("anybody")));
  }

  private static Alert open(String asset) {
    try (var broker = new Broker(OwnBroker.servers())) {
      Scores.episode(asset, Instant.parse("2015-12-28T10:00:00Z"), 1.7)
          .subList(0, 25)
          .forEach(score -> broker.send(Topics.ANOMALY_SCORES, asset, Messages.encode(score)));
      broker.flush();
      await().atMost(PATIENCE).until(() -> !broker.alerts(asset).isEmpty());
      return broker.alerts(asset).getFirst();
    }
  }

  private static ValidatableResponse acknowledge(UUID incident, String command) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", command)
        .post("/api/v1/incidents/" + incident + "/acknowledge")
        .then();
  }

  private static void awaitReachable(String value) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(given().get(Management.url("/q/metrics")).asString())
                    .contains("sluice_kafka_reachable{group=\"sluice-alert\"} " + value));
  }
}
