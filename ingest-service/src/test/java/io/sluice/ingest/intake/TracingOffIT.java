package io.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static io.sluice.ingest.intake.Bodies.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.Headers;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.TracingResource;
import io.sluice.testbed.tracing.TraceReceiver;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** As it comes: whatever callers send, records carry no more than before and nothing is sent. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BundlesResource.class)
@WithTestResource(TracingResource.class)
class TracingOffIT {

  private final Log log;
  private TraceReceiver receiver;

  TracingOffIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    log = new Log(servers);
  }

  @Test
  void aTraceEndsHere() {
    // when
    given()
        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .contentType("application/json")
        .body(reading("it-untraced", "1"))
        .post("/api/v1/readings")
        .then()
        .statusCode(202);

    // then
    assertThat(log.readings("it-untraced"))
        .singleElement()
        .satisfies(record -> assertThat(Log.headers(record)).containsOnlyKeys(Headers.PRODUCED_AT));
    await().during(Duration.ofSeconds(1)).until(() -> receiver.spans().isEmpty());
  }
}
