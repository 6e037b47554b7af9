package io.sluice.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.sluice.ingest.intake.BundlesResource;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.RoleKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it is shipped, in a process of its own. */
@QuarkusIntegrationTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Management.class)
@QuarkusTestResource(value = RoleKeys.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(BundlesResource.class)
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
        .post("/api/v1/readings")
        .then()
        .statusCode(401)
        .body("detail", containsString("the role ingest"));
  }

  @Test
  void isReady() {
    // when, then
    given().get(Management.url("/q/health/ready")).then().statusCode(200);
  }

  @Test
  void takesReadingsInAndAnswersWithProblems() {
    // given one that is right and one that is not
    var body =
        """
        {"asset":"packaged","profile":"pump","time":"2026-01-31T08:00:00Z","values":{"FLOW":1}}
        {"asset":"packaged","profile":"pump","time":"2026-01-31T08:00:00Z","values":{"FLOW":[1]}}
        """;
    // when, then
    given()
        .header("Content-Type", "application/x-ndjson")
        .body(body.getBytes(UTF_8))
        .post("/api/v1/readings")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("rejected[0].reason", equalTo("not-a-number"));
  }

  @Test
  void aProblemListsWhatWasRejected() {
    // given
    var body = "[{}, 1]";
    // when, then
    given()
        .header("Content-Type", "application/json")
        .body(body.getBytes(UTF_8))
        .post("/api/v1/readings")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("rejected[1].reason", equalTo("not-an-object"));
  }
}
