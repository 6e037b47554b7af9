package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.TracingResource;
import io.sluice.testbed.tracing.TraceReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** As it comes: whatever scores carry, those who are told hear of no trace and nothing is sent. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(TracingResource.class)
class TracingOffIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final String asset = "untraced-" + UUID.randomUUID();
  private WebhookReceiver webhooks;
  private TraceReceiver traces;

  TracingOffIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  private List<ReceivedWebhook> received() {
    return webhooks.received().stream().filter(r -> r.body().contains(asset)).toList();
  }

  @Test
  void aTraceEndsHere() {
    try (var broker = new Broker(servers)) {
      // when
      broker.send(
          Scores.episode(asset, START, 1.7),
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

      // then
      await().atMost(Duration.ofSeconds(45)).untilAsserted(() -> assertThat(received()).hasSize(2));
      assertThat(received()).allMatch(request -> request.header("traceparent").isEmpty());
      assertThat(broker.records(Topics.ALERTS, asset))
          .hasSize(2)
          .allMatch(record -> record.headers().toArray().length == 0);
      await().during(Duration.ofSeconds(1)).until(() -> traces.spans().isEmpty());
    }
  }
}
