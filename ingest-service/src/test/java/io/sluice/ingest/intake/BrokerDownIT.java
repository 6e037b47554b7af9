package io.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static io.sluice.ingest.intake.Bodies.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.OwnBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What clients are told while the broker is away, and that all is well when it is back. */
@QuarkusTest
@QuarkusTestResource(
    value = OwnBroker.class,
    restrictToAnnotatedClass = true,
    initArgs = {
      @ResourceArg(name = "sluice.ingest.publish.timeout", value = "3s"),
      @ResourceArg(name = "sluice.ingest.publish.attempt-timeout", value = "1s"),
      @ResourceArg(name = "sluice.ingest.publish.probe-interval", value = "100ms"),
    })
@QuarkusTestResource(value = BundlesResource.class, restrictToAnnotatedClass = true)
class BrokerDownIT {

  @Test
  void nothingIsAcknowledgedThatIsNotOnTheBroker() {
    // given a broker that takes readings, and stops
    post("1").then().statusCode(202);
    OwnBroker.stopBroker();

    // when
    long start = System.nanoTime();
    var whileDown = post("2");
    long took = System.nanoTime() - start;

    // then
    whileDown
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "2")
        .body("detail", containsString("not acknowledged"));
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(20));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/health/ready"))
                    .then()
                    .statusCode(503)
                    .body(containsString("no answer from the broker")));

    OwnBroker.startBroker();
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> post("3").then().statusCode(202));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> given().get(Management.url("/q/health/ready")).then().statusCode(200));
    assertThat(new Log(OwnBroker.servers()).readings("it-down"))
        .extracting(record -> record.value())
        .contains(reading("it-down", "1"), reading("it-down", "3"));
  }

  private static Response post(String flow) {
    return given()
        .header("Content-Type", "application/json")
        .body(reading("it-down", flow))
        .post("/api/v1/readings");
  }
}
