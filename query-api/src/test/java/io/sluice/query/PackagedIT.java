package io.sluice.query;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application as it is packaged: starts, migrates, is ready, serves page and API. */
@QuarkusIntegrationTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Management.class)
@QuarkusTestResource(value = RoleKeys.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(PostgresResource.class)
class PackagedIT {

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
        .get("/api/v1/stats")
        .then()
        .statusCode(401)
        .body("detail", containsString("the role viewer"));
  }

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
    given().get("/ui/main.js").then().statusCode(200);
    given().get("/q/swagger-ui/").then().statusCode(200);
    given().get("/api/v1/scores?severity=high").then().statusCode(400);
  }
}
