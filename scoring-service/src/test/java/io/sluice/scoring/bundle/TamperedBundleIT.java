package io.sluice.scoring.bundle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = BundleResource.class,
    initArgs = @ResourceArg(name = BundleResource.TAMPERED, value = ""))
@WithTestResource(RoleKeys.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class TamperedBundleIT {

  @Test
  void a_tampered_bundle_makes_the_service_not_ready_and_says_why() {
    given()
        .get(Management.url("/q/health/ready"))
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'bundles' }.data.tampered", containsString("tampered/1: "))
        .body(
            "checks.find { it.name == 'bundles' }.data.'small-plant'",
            containsString("serving version 1"));
  }

  @Test
  void its_profile_is_answered_with_the_reason_while_others_serve() {
    predict("tampered").statusCode(404).body("detail", containsString("tampered/1: "));
    predict("small-plant").statusCode(400);
  }

  private static ValidatableResponse predict(String profile) {
    return given()
        .header("X-API-Key", RoleKeys.of("engineer"))
        .contentType("application/json")
        .body("{\"profile\": \"%s\", \"readings\": []}".formatted(profile))
        .post("/api/v1/predict")
        .then();
  }
}
