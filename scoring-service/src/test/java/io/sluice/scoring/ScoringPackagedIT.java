package io.sluice.scoring;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.RoleKeys;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it is packaged. */
@QuarkusIntegrationTest
@WithTestResource(KafkaResource.class)
@WithTestResource(Management.class)
@WithTestResource(value = RoleKeys.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(BundleResource.class)
class ScoringPackagedIT {

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
        .post("/api/v1/predict")
        .then()
        .statusCode(401)
        .body("detail", containsString("the role engineer"));
  }

  @Test
  void becomes_ready_and_predicts() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().get(Management.url("/q/health/ready")).statusCode() == 200);
    given()
        .contentType("application/json")
        .body("{\"profile\": \"small-plant\", \"readings\": []}")
        .post("/api/v1/predict")
        .then()
        .statusCode(400)
        .body("detail", containsString("needs exactly 8"));
  }
}
