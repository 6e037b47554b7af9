package io.sluice.query.projection;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sluice.contracts.AlertKind;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import io.sluice.testbed.tracing.ReceivedSpan;
import io.sluice.testbed.tracing.TraceReceiver;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With a receiver of traces: where an alert's trace ends, and what people ask for. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class TracingIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final String CALLER = "00f067aa0ba902b7";

  private final String trace = UUID.randomUUID().toString().replace("-", "");
  private TraceReceiver receiver;

  private String sampled() {
    return "00-" + trace + "-" + CALLER + "-01";
  }

  private static RequestSpecification asViewer() {
    return given().header("X-API-Key", RoleKeys.of("viewer"));
  }

  @Test
  void anAlertThatIsInTheHistoryIsTheEndOfItsTrace() {
    // given
    Plant plant = Plant.unique("traced");

    // when
    Topic.alert(plant.alert(AlertKind.OPENED, START, START, 1.7), sampled());

    // then
    await().untilAsserted(() -> assertThat(receiver.spansOf(trace)).hasSize(1));
    ReceivedSpan span = receiver.spansOf(trace).getFirst();
    assertThat(span.service()).isEqualTo("query-api");
    assertThat(span.name()).isEqualTo("process alerts");
    assertThat(span.parentId()).isEqualTo(CALLER);
    asViewer().get("/api/v1/alerts?asset=" + plant.asset()).then().statusCode(200);
  }

  /** Of the statements there is none: a request is one span. */
  @Test
  void aRequestBelongsToTheTraceOfItsCaller() {
    // when
    asViewer().header("traceparent", sampled()).get("/api/v1/assets").then().statusCode(200);

    // then
    await().untilAsserted(() -> assertThat(receiver.spansOf(trace)).isNotEmpty());
    assertThat(receiver.spansOf(trace))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.name()).isEqualTo("GET /api/v1/assets");
              assertThat(span.kind()).isEqualTo("SERVER");
              assertThat(span.parentId()).isEqualTo(CALLER);
            });
  }
}
