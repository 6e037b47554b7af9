package io.sluice.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.ingest.intake.BundlesResource;
import io.sluice.testbed.quarkus.AccessTable;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import org.junit.jupiter.api.Test;

/** Who may do what. An endpoint that is not in the table fails the test. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BundlesResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class AccessIT {

  private static final AccessTable TABLE =
      AccessTable.of(
          """
          POST /api/v1/readings | ingest admin
          GET /q/openapi | viewer operator engineer admin
          GET /q/swagger-ui/ | viewer operator engineer admin
          GET /healthz | nobody viewer ingest operator engineer admin service
          GET /metrics | nobody viewer ingest operator engineer admin service
          GET /docs | nobody viewer ingest operator engineer admin service
          """);

  @Test
  void eachRoleMayDoWhatTheTableSays() throws Exception {
    assertThat(TABLE.contradictions()).isEmpty();
  }

  @Test
  void whoIsNotKnownIsNotToldWhatIsRead() {
    given()
        .header("Content-Type", "garbage")
        .body(new byte[] {'{', '}'})
        .post("/api/v1/readings")
        .then()
        .statusCode(401);
  }

  @Test
  void everyEndpointIsInTheTable() throws Exception {
    assertThat(TABLE.missing()).isEmpty();
  }
}
