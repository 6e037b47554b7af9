package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.scoring.plant.SmallPlant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Readings of one asset of the small plant that belong to a trace, and the scores of them. */
record TracedReadings(String servers, int asset) {

  void send(int first, int count, String traceparent) {
    try (var producer =
        new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int second = first; second < first + count; second++) {
        var record =
            new ProducerRecord<>(
                Topics.SENSOR_READINGS, key(), Messages.encode(SmallPlant.reading(asset, second)));
        record.headers().add("traceparent", traceparent.getBytes(UTF_8));
        producer.send(record);
      }
    }
  }

  List<ConsumerRecord<byte[], byte[]>> scores(int count) {
    var scores = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.ANOMALY_SCORES).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  if (Arrays.equals(record.key(), key())) {
                    scores.add(record);
                  }
                }
                return scores.size() >= count;
              });
    }
    return scores;
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  private byte[] key() {
    return SmallPlant.asset(asset).getBytes(UTF_8);
  }

  private Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
  }
}
