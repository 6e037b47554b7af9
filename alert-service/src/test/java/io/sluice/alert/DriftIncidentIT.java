package io.sluice.alert;

import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.REMINDED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Drift;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import io.sluice.contracts.Topics;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drift of a stream is an incident where that is asked for. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(
    value = ReceiverResource.class,
    restrictToAnnotatedClass = true,
    initArgs = @ResourceArg(name = "sluice.alert.drift.incidents", value = "true"))
class DriftIncidentIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private final String servers;
  private final String asset = "net-" + UUID.randomUUID();
  private Broker broker;

  DriftIncidentIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  @BeforeEach
  void connect() {
    broker = new Broker(servers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  @Test
  void it_opens_with_the_tags_that_are_unlike_training_and_ends_with_them() {
    // given
    broker.send(Topics.DRIFT, asset, drift(0, 0.05, 0));
    broker.send(Topics.DRIFT, asset, drift(60, 0.9, 1));

    // when
    broker.send(Topics.DRIFT, asset, drift(120, 0.9, 2));
    broker.send(Topics.DRIFT, asset, drift(180, 0.8, 3));
    broker.send(Topics.DRIFT, asset, drift(240, 0.05, 0));
    broker.flush();

    // then
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::kind)
                    .containsExactly(OPENED, RESOLVED));
    Alert opened = broker.alerts(asset).getFirst();
    assertThat(opened.category()).isEqualTo(Category.DRIFT);
    assertThat(opened.severity()).isEqualTo(Severity.INFO);
    assertThat(opened.contributors()).map(Contributor::tag).containsExactly("proto");
    assertThat(opened.contributors().getFirst().reason())
        .isEqualTo("is distributed unlike training: KL 0.9, beyond 0.3");
    assertThat(opened.text())
        .isEqualTo(
            "INFO DRIFT at %s since 2015-12-28T10:02:00Z: proto is distributed unlike training: KL 0.9, beyond 0.3"
                .formatted(asset));
  }

  @Test
  void scores_of_the_stream_that_it_is_about_go_by_their_own_clock() {
    // given: drift that is told of a later time
    broker.send(Topics.DRIFT, asset, drift(3_600, 0.9, 2));
    broker.flush();
    await().atMost(LIMIT).untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));

    // when
    broker.send(Scores.episode(asset, START, 1.7));

    // then
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .map(Alert::category)
                    .containsExactly(Category.DRIFT, Category.PROCESS, Category.PROCESS));
  }

  @Test
  void it_is_one_incident_where_it_is_told_more_than_a_day_apart() {
    // given
    broker.send(Topics.DRIFT, asset, drift(0, 0.9, 2));

    // when: the process goes on between, and the day after tomorrow the stream is still unlike it
    broker.send(Scores.episode(asset, START.plusSeconds(600), 1.7));
    broker.send(Topics.DRIFT, asset, drift(2 * 86_400, 0.9, 3));
    broker.flush();

    // then
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(broker.alerts(asset))
                    .filteredOn(alert -> alert.category() == Category.DRIFT)
                    .map(Alert::kind)
                    .containsExactly(OPENED, REMINDED));
  }

  @Test
  void what_nobody_can_read_is_a_dead_letter_and_the_others_go_on() {
    // when
    broker.send(Topics.DRIFT, asset, "{\"asset\":\"x\"}".getBytes(UTF_8));
    broker.send(Topics.DRIFT, asset, drift(0, 0.9, 2));
    broker.flush();

    // then
    await().atMost(LIMIT).untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));
    List<ConsumerRecord<byte[], byte[]>> dead = broker.records(Topics.ANOMALY_SCORES_DLQ, asset);
    assertThat(dead).hasSize(1);
  }

  private byte[] drift(int second, double kl, int beyond) {
    return Messages.encode(
        new Drift(
            asset,
            "network",
            "network",
            new BundleRef("1", "ab".repeat(32)),
            START.plusSeconds(second),
            1_000L + second,
            1_000,
            Map.of(),
            null,
            List.of(new Drift.Tag("proto", kl, 0.4, null, null, null, 0.3, beyond)),
            List.of("proto")));
  }
}
