package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.Headers;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.TracingResource;
import io.sluice.testbed.tracing.TraceReceiver;
import java.time.Duration;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** As it comes: whatever readings carry, scores carry no more than before and nothing is sent. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(BundleResource.class)
@WithTestResource(TracingResource.class)
class TracingOffIT {

  private final String servers;
  private TraceReceiver receiver;

  TracingOffIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  @Test
  void a_trace_ends_here() {
    // given
    var readings = new TracedReadings(servers, 43);

    // when
    readings.send(0, SmallPlant.WINDOW, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    // then
    assertThat(readings.scores(1))
        .singleElement()
        .satisfies(
            score ->
                assertThat(score.headers().toArray())
                    .extracting(Header::key)
                    .containsExactly(Headers.PRODUCED_AT));
    await().during(Duration.ofSeconds(1)).until(() -> receiver.spans().isEmpty());
  }
}
