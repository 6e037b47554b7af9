package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.testbed.quarkus.AccessTable;
import io.sluice.testbed.quarkus.ApiKeys;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import org.junit.jupiter.api.Test;

/** Who may do what. An endpoint that is not in the table fails the test. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ApiKeys.class, restrictToAnnotatedClass = true)
class AccessIT {

  private static final AccessTable TABLE =
      AccessTable.of(
          """
          GET / | viewer operator engineer admin
          GET /index.html | viewer operator engineer admin
          GET /app.js | viewer operator engineer admin
          GET /app.css | viewer operator engineer admin
          GET /api/v1/assets | viewer operator engineer admin
          GET /api/v1/assets.csv | viewer operator engineer admin
          GET /api/v1/alerts | viewer operator engineer admin
          GET /api/v1/alerts.csv | viewer operator engineer admin
          GET /api/v1/incidents | viewer operator engineer admin
          GET /api/v1/incidents.csv | viewer operator engineer admin
          GET /api/v1/readings | viewer operator engineer admin
          GET /api/v1/readings.csv | viewer operator engineer admin
          GET /api/v1/scores | viewer operator engineer admin
          GET /api/v1/scores.csv | viewer operator engineer admin
          GET /api/v1/incidents/{id} | viewer operator engineer admin
          GET /api/v1/stats | viewer operator engineer admin
          GET /api/v1/live | viewer operator engineer admin
          GET /q/openapi | viewer operator engineer admin
          GET /q/swagger-ui/ | viewer operator engineer admin
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
