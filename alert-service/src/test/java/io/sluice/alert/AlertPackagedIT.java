package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.sluice.alert.intake.Scores;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged application: every kind of message goes through it, native or not. */
@QuarkusIntegrationTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Management.class)
@QuarkusTestResource(value = RoleKeys.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ReceiverResource.class, restrictToAnnotatedClass = true)
class AlertPackagedIT {

  @BeforeAll
  static void asAdmin() {
    RestAssured.authentication = RestAssured.preemptive().basic("test", RoleKeys.of("admin"));
  }

  @Test
  void saysWhichRoleIsNeeded() {
    given()
        .auth()
        .none()
        .contentType("application/json")
        .post("/api/v1/alert-test")
        .then()
        .statusCode(401)
        .body("detail", containsString("the role engineer or service"));
  }

  private WebhookReceiver receiver;

  @Test
  void scoresReachTheWebhook() {
    // given
    String servers =
        ConfigProvider.getConfig()
            .getOptionalValue("kafka.bootstrap.servers", String.class)
            .orElseGet(() -> System.getProperty("io.sluice.testbed.kafka"));

    // when
    try (var broker = new Broker(servers)) {
      broker.send(
          Scores.run(
              "packaged",
              Instant.parse("2019-12-20T10:00:00Z"),
              DoubleStream.concat(
                      DoubleStream.generate(() -> 2.5).limit(20),
                      DoubleStream.generate(() -> 0.3).limit(70))
                  .toArray()));
    }

    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                receiver.received().stream().filter(r -> r.body().contains("packaged")).count()
                    == 2);
    await()
        .untilAsserted(() -> given().get(Management.url("/q/health/ready")).then().statusCode(200));
    given()
        .queryParam("channel", "log")
        .get("/api/v1/deliveries")
        .then()
        .statusCode(200)
        .body("items[0].status", equalTo("DELIVERED"));
    given()
        .contentType("application/json")
        .post("/api/v1/alert-test")
        .then()
        .statusCode(200)
        .body("channels.delivered", equalTo(List.of(true, true)));
  }
}
