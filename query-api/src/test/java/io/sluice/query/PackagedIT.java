package io.sluice.query;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Patience.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import org.junit.jupiter.api.Test;

/** The application as it is packaged: starts, migrates, is ready, serves page and API. */
@QuarkusIntegrationTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Management.class)
@QuarkusTestResource(PostgresResource.class)
class PackagedIT {

  @Test
  void isReadyAndServes() {
    // given
    await()
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/health/ready"))
                    .then()
                    .body("status", equalTo("UP")));

    // when
    var answer = given().get("/api/v1/stats").then();

    // then
    answer.statusCode(200).body("readings.count", equalTo(0));
    given().get("/").then().statusCode(200).body(containsString("<title>Sluice</title>"));
    given().get("/app.js").then().statusCode(200);
    given().get("/q/swagger-ui/").then().statusCode(200);
    given().get("/api/v1/scores?severity=high").then().statusCode(400);
  }
}
