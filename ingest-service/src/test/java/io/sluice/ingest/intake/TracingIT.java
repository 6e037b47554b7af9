package io.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static io.sluice.ingest.intake.Bodies.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import io.sluice.testbed.tracing.ReceivedSpan;
import io.sluice.testbed.tracing.TraceReceiver;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With a receiver of traces: a caller's trace goes on into each record. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BundlesResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class TracingIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  private final Log log;
  private TraceReceiver receiver;

  TracingIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    log = new Log(servers);
  }

  private static void post(String traceparent, String body) {
    given()
        .header("X-API-Key", RoleKeys.of("ingest"))
        .header("traceparent", traceparent)
        .header("baggage", "secret=1")
        .contentType("application/json")
        .body(body)
        .post("/api/v1/readings")
        .then()
        .statusCode(202);
  }

  @Test
  void theRecordsOfARequestBelongToTheTraceOfItsCaller() {
    // when
    post(
        "00-" + TRACE + "-" + CALLER + "-01",
        "[" + reading("it-traced", "1") + "," + reading("it-traced", "2") + "]");

    // then
    await().untilAsserted(() -> assertThat(receiver.spansOf(TRACE)).hasSize(2));
    ReceivedSpan request = span("SERVER");
    assertThat(request.service()).isEqualTo("ingest-service");
    assertThat(request.name()).isEqualTo("POST /api/v1/readings");
    assertThat(request.parentId()).isEqualTo(CALLER);
    ReceivedSpan send = span("PRODUCER");
    assertThat(send.name()).isEqualTo("send sensor-readings");
    assertThat(send.parentId()).isEqualTo(request.id());
    assertThat(send.attributes()).containsEntry("messaging.batch.message_count", "2");
    assertThat(log.readings("it-traced"))
        .hasSize(2)
        .allSatisfy(
            record ->
                assertThat(Log.headers(record))
                    .containsEntry("traceparent", "00-" + TRACE + "-" + send.id() + "-01")
                    .doesNotContainKey("baggage"));
  }

  private ReceivedSpan span(String kind) {
    return receiver.spansOf(TRACE).stream()
        .filter(span -> span.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** It shares this start of the service, and asks for the pages of the API as a user would. */
  private static boolean isAskedForByAccessIT(String span) {
    return span.contains("/q/openapi") || span.contains("/q/swagger-ui");
  }

  @Test
  void aCallerThatIsNotSampledLeavesNoTrace() {
    // given
    String unsampled = "5bf92f3577b34da6a3ce929d0e0e4736";
    String sampled = "6bf92f3577b34da6a3ce929d0e0e4736";

    // when: the second shows that the first would have come by now
    post("00-" + unsampled + "-" + CALLER + "-00", reading("it-unsampled", "1"));
    given().get(Management.url("/q/health/ready"));
    post("00-" + sampled + "-" + CALLER + "-01", reading("it-sampled", "1"));

    // then
    await().untilAsserted(() -> assertThat(receiver.spansOf(sampled)).hasSize(2));
    assertThat(receiver.spansOf(unsampled)).isEmpty();
    assertThat(receiver.spans())
        .extracting(ReceivedSpan::name)
        .filteredOn(name -> name.contains("/q/"))
        .allMatch(TracingIT::isAskedForByAccessIT);
    assertThat(log.readings("it-unsampled"))
        .singleElement()
        .satisfies(record -> assertThat(Log.headers(record)).doesNotContainKey("traceparent"));
  }
}
