package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads back what is on a topic now. */
final class Log {

  private final String servers;

  Log(String servers) {
    this.servers = servers;
  }

  List<ConsumerRecord<String, String>> readings(String asset) {
    return records(Topics.SENSOR_READINGS, record -> asset.equals(record.key()));
  }

  List<ConsumerRecord<String, String>> deadLetters(
      Predicate<ConsumerRecord<String, String>> wanted) {
    return records(Topics.SENSOR_READINGS_DLQ, wanted);
  }

  static Map<String, String> headers(ConsumerRecord<String, String> record) {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
  }

  private List<ConsumerRecord<String, String>> records(
      String topic, Predicate<ConsumerRecord<String, String>> wanted) {
    Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<String, String>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found.stream().filter(wanted).toList();
    }
  }
}
