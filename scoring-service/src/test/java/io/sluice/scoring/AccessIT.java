package io.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.testbed.quarkus.AccessTable;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import org.junit.jupiter.api.Test;

/** Who may do what. An endpoint that is not in the table fails the test. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = BundleResource.class,
    initArgs = @ResourceArg(name = BundleResource.TAMPERED, value = ""))
@WithTestResource(RoleKeys.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class AccessIT {

  private static final AccessTable TABLE =
      AccessTable.of(
          """
          POST /api/v1/predict | engineer admin
          POST /api/v1/trials | operator engineer admin service
          GET /api/v1/bundles | viewer operator engineer admin service
          GET /api/v1/bundles/{profile}/{version} | viewer operator engineer admin service
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
  void everyEndpointIsInTheTable() throws Exception {
    assertThat(TABLE.missing()).isEmpty();
  }
}
