package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import io.sluice.testbed.tracing.ReceivedSpan;
import io.sluice.testbed.tracing.TraceReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a receiver of traces: from the score that changed an incident to whoever is told. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class TracingIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final String SCORER = "00f067aa0ba902b7";

  private final String servers;
  private final String asset = "traced-" + UUID.randomUUID();
  private final String trace = UUID.randomUUID().toString().replace("-", "");
  private WebhookReceiver webhooks;
  private TraceReceiver traces;
  private Broker broker;

  TracingIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  @BeforeEach
  void connect() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(45));
    broker = new Broker(servers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  private List<ReceivedSpan> spans(String name) {
    return traces.spansOf(trace).stream().filter(span -> span.name().equals(name)).toList();
  }

  private List<ReceivedWebhook> received() {
    return webhooks.received().stream().filter(r -> r.body().contains(asset)).toList();
  }

  private String sampled(String span) {
    return "00-" + trace + "-" + span + "-01";
  }

  @Test
  void thoseWhoAreToldFindTheTraceOfTheScore() {
    // when
    broker.send(Scores.episode(asset, START, 1.7), sampled(SCORER));

    // then: 95 scores, of which two changed the incident
    await().untilAsserted(() -> assertThat(spans("deliver ops")).hasSize(2));
    await().untilAsserted(() -> assertThat(spans("deliver log")).hasSize(2));
    await().untilAsserted(() -> assertThat(spans("send alerts")).hasSize(2));
    List<ReceivedSpan> changes = spans("process anomaly-scores");
    assertThat(changes).hasSize(2).allMatch(span -> span.parentId().equals(SCORER));
    List<String> ids = changes.stream().map(ReceivedSpan::id).toList();
    List<ReceivedSpan> deliveries = spans("deliver ops");
    assertThat(deliveries).map(ReceivedSpan::parentId).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(deliveries)
        .allSatisfy(
            span -> {
              assertThat(span.kind()).isEqualTo("CLIENT");
              assertThat(span.attributes())
                  .containsEntry("http.response.status_code", "204")
                  .containsEntry("server.address", "127.0.0.1")
                  .containsEntry("sluice.attempt", "1");
            });
    assertThat(received())
        .map(request -> request.header("traceparent").orElse("none"))
        .containsExactlyInAnyOrderElementsOf(
            deliveries.stream().map(span -> sampled(span.id())).toList());
    assertThat(spans("send alerts"))
        .map(ReceivedSpan::parentId)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(broker.records(Topics.ALERTS, asset))
        .map(record -> new String(record.headers().lastHeader("traceparent").value(), UTF_8))
        .containsExactlyInAnyOrderElementsOf(
            spans("send alerts").stream().map(span -> sampled(span.id())).toList());
  }

  @Test
  void everyAttemptIsASpanOfItsOwn() {
    // given
    webhooks.failNext(asset, 1, new Answer.Status(500));

    // when
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25), sampled(SCORER));

    // then
    await().untilAsserted(() -> assertThat(spans("deliver ops")).hasSize(2));
    assertThat(spans("deliver ops"))
        .map(span -> span.attributes().get("http.response.status_code") + " " + span.failed())
        .containsExactly("500 true", "204 false");
    assertThat(received()).map(request -> request.header("traceparent")).doesNotHaveDuplicates();
  }

  @Test
  void aScoreThatIsNotSampledLeavesNoTrace() {
    // when
    broker.send(Scores.episode(asset, START, 1.7), "00-" + trace + "-" + SCORER + "-00");

    // then
    await().untilAsserted(() -> assertThat(received()).hasSize(2));
    assertThat(received()).allMatch(request -> request.header("traceparent").isEmpty());
    assertThat(broker.records(Topics.ALERTS, asset))
        .allMatch(record -> record.headers().lastHeader("traceparent") == null);
    assertThat(traces.spansOf(trace)).isEmpty();
  }

  @Test
  void aTestAlertBelongsToTheTraceOfWhoAskedForIt() {
    // when
    given()
        .header("X-API-Key", RoleKeys.of("admin"))
        .header("traceparent", sampled(SCORER))
        .contentType("application/json")
        .post("/api/v1/alert-test")
        .then()
        .statusCode(200);

    // then
    await().untilAsserted(() -> assertThat(traces.spansOf(trace)).hasSize(3));
    ReceivedSpan request = spans("POST /api/v1/alert-test").getFirst();
    ReceivedSpan delivery = spans("deliver ops").getFirst();
    assertThat(request.parentId()).isEqualTo(SCORER);
    assertThat(delivery.parentId()).isEqualTo(request.id());
    assertThat(webhooks.received())
        .map(webhook -> webhook.header("traceparent").orElse("none"))
        .contains(sampled(delivery.id()));
  }
}
