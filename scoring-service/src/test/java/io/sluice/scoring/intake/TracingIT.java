package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import io.sluice.testbed.tracing.ReceivedSpan;
import io.sluice.testbed.tracing.TraceReceiver;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With a receiver of traces: a span for each window that a sampled reading completes. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = BundleResource.class,
    initArgs = @ResourceArg(name = BundleResource.TAMPERED, value = ""))
@WithTestResource(RoleKeys.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class TracingIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PUBLISHER = "00f067aa0ba902b7";
  private static final String SAMPLED = "00-" + TRACE + "-" + PUBLISHER + "-01";

  private final String servers;
  private TraceReceiver receiver;

  TracingIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  @Test
  void a_score_carries_the_trace_of_its_reading_on() {
    // given
    var readings = new TracedReadings(servers, 41);

    // when: the window is full with the first of the last three
    readings.send(0, SmallPlant.WINDOW + 2, SAMPLED);

    // then
    var scores = readings.scores(3);
    await().untilAsserted(() -> assertThat(receiver.spansOf(TRACE)).hasSize(3));
    assertThat(receiver.spansOf(TRACE))
        .allSatisfy(
            span -> {
              assertThat(span.service()).isEqualTo("scoring-service");
              assertThat(span.name()).isEqualTo("process sensor-readings");
              assertThat(span.kind()).isEqualTo("CONSUMER");
              assertThat(span.parentId()).isEqualTo(PUBLISHER);
              assertThat(span.failed()).isFalse();
              assertThat(span.attributes())
                  .containsEntry("messaging.consumer.group.name", "sluice-scoring")
                  .containsEntry("sluice.asset", SmallPlant.asset(41))
                  .containsKeys("sluice.severity", "sluice.ratio");
            });
    assertThat(scores)
        .map(score -> TracedReadings.header(score, "traceparent"))
        .containsExactlyInAnyOrderElementsOf(
            receiver.spansOf(TRACE).stream()
                .map(ReceivedSpan::id)
                .map(id -> "00-" + TRACE + "-" + id + "-01")
                .toList());
  }

  @Test
  void a_reading_that_is_not_sampled_leaves_no_trace() {
    // given
    var readings = new TracedReadings(servers, 42);
    String unsampled = "5bf92f3577b34da6a3ce929d0e0e4736";
    String sampled = "6bf92f3577b34da6a3ce929d0e0e4736";

    // when: the last shows that those before would have come by now
    readings.send(0, SmallPlant.WINDOW, "00-" + unsampled + "-" + PUBLISHER + "-00");
    readings.send(SmallPlant.WINDOW, 1, "00-" + sampled + "-" + PUBLISHER + "-01");

    // then
    var scores = readings.scores(2);
    await().untilAsserted(() -> assertThat(receiver.spansOf(sampled)).hasSize(1));
    assertThat(receiver.spansOf(unsampled)).isEmpty();
    assertThat(TracedReadings.header(scores.getFirst(), "traceparent")).isNull();
  }
}
