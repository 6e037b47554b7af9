package io.sluice.query.scene;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the other services would write to the topics, and what lies on them. */
public final class Topic {

  private Topic() {}

  public static void readings(List<Reading> readings) {
    send(
        readings.stream()
            .map(r -> record(Topics.SENSOR_READINGS, r.asset(), Messages.encode(r)))
            .toList());
  }

  public static void scores(List<Score> scores) {
    send(
        scores.stream()
            .map(s -> record(Topics.ANOMALY_SCORES, s.asset(), Messages.encode(s)))
            .toList());
  }

  /** Of a bundle that judges beside the champion. */
  public static void inShadow(List<Score> scores) {
    send(
        scores.stream()
            .map(s -> record(Topics.SHADOW_SCORES, s.asset(), Messages.encode(s)))
            .toList());
  }

  public static void alerts(List<Alert> alerts) {
    send(alerts.stream().map(a -> record(Topics.ALERTS, a.asset(), Messages.encode(a))).toList());
  }

  /** With the context of a trace in the header {@code traceparent}. */
  public static void alert(Alert alert, String traceparent) {
    var record = record(Topics.ALERTS, alert.asset(), Messages.encode(alert));
    record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
    send(List.of(record));
  }

  public static void raw(String topic, String key, byte[] value) {
    send(List.of(record(topic, key, value)));
  }

  /** All records of a topic with a key. */
  public static List<ConsumerRecord<byte[], byte[]>> on(String topic, String key) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrap(),
            "group.id",
            "test-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new org.apache.kafka.common.TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                r -> {
                  if (key.equals(new String(r.key(), StandardCharsets.UTF_8))) {
                    found.add(r);
                  }
                });
      }
      return found;
    }
  }

  private static void send(List<ProducerRecord<byte[], byte[]>> records) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrap(), "acks", "all", "linger.ms", 5);
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.forEach(producer::send);
      producer.flush();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }

  private static String bootstrap() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }
}
