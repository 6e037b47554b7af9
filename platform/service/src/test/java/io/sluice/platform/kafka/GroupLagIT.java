package io.sluice.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.testbed.Ports;
import io.sluice.testbed.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch is only opened and closed, which the compiler finds odd. */
@SuppressWarnings("try")
class GroupLagIT {

  private static final TopicPartition FIRST = new TopicPartition("readings", 0);
  private static final Duration A_FEW_LOOKS = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** Nobody of the group is there: its lag is shown all the same. */
  @Test
  void showsWhatTheGroupHasNotCommitted() throws Exception {
    try (var kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(folder))) {
      // given
      Map<String, Object> broker = brokerOf(kafka);
      try (GroupLag lag = watch(broker)) {
        await().atMost(A_FEW_LOOKS).untilAsserted(() -> assertThat(shown(0)).isEqualTo(7));

        // when
        commit(broker, 5);

        // then
        await().atMost(A_FEW_LOOKS).untilAsserted(() -> assertThat(shown(0)).isEqualTo(2));
        assertThat(shown(1)).isZero();
        assertThat(reachable()).isEqualTo(1);
      }
      assertThat(registry.getMeters()).isEmpty();
    }
  }

  @Test
  void anOutageIsNoLagOfZero() throws Exception {
    // given
    var kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(folder));
    try (GroupLag lag = watch(brokerOf(kafka))) {
      await().atMost(A_FEW_LOOKS).untilAsserted(() -> assertThat(shown(0)).isEqualTo(7));

      // when
      kafka.close();

      // then
      await().atMost(A_FEW_LOOKS).untilAsserted(() -> assertThat(shown(0)).isNaN());
      await().atMost(A_FEW_LOOKS).untilAsserted(() -> assertThat(reachable()).isZero());
    } finally {
      kafka.close();
    }
  }

  @Test
  void aBrokerThatWasNeverThereIsSaidToBeAway() {
    // when
    try (GroupLag lag = watch(Map.of("bootstrap.servers", "127.0.0.1:" + Ports.free()))) {

      // then
      await().atMost(A_FEW_LOOKS).untilAsserted(() -> assertThat(reachable()).isZero());
    }
  }

  private GroupLag watch(Map<String, Object> broker) {
    return GroupLag.watch(
        broker, "readers", List.of(FIRST.topic()), registry, Duration.ofMillis(200));
  }

  /** Seven records on the first of two partitions. */
  private static Map<String, Object> brokerOf(EmbeddedKafka kafka) {
    kafka.createTopics(List.of(FIRST.topic()), 2);
    Map<String, Object> broker = Map.of("bootstrap.servers", kafka.bootstrapServers());
    send(broker, 7);
    return broker;
  }

  private Double shown(int partition) {
    Gauge gauge = registry.find(GroupLag.LAG).tag("partition", Integer.toString(partition)).gauge();
    return gauge == null ? null : gauge.value();
  }

  private Double reachable() {
    Gauge gauge = registry.find(GroupLag.REACHABLE).tag("group", "readers").gauge();
    return gauge == null ? null : gauge.value();
  }

  private static void send(Map<String, Object> broker, int records) {
    try (var producer =
        new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(FIRST.topic(), FIRST.partition(), "key", "value"));
      }
    }
  }

  private static void commit(Map<String, Object> broker, long offset) throws Exception {
    try (var admin = Admin.create(broker)) {
      admin
          .alterConsumerGroupOffsets("readers", Map.of(FIRST, new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }
}
