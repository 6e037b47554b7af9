package io.sluice.alert;

import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a test does with the topics. */
public final class Broker implements AutoCloseable {

  private final String servers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, TopicReader> readers = new HashMap<>();

  public Broker(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public void send(List<Score> scores) {
    scores.forEach(score -> send(Topics.ANOMALY_SCORES, score.asset(), Messages.encode(score)));
    producer.flush();
  }

  /** With the context of a trace in the header {@code traceparent}. */
  void send(List<Score> scores, String traceparent) {
    for (Score score : scores) {
      var record =
          new ProducerRecord<>(Topics.ANOMALY_SCORES, bytes(score.asset()), Messages.encode(score));
      record.headers().add("traceparent", bytes(traceparent));
      producer.send(record);
    }
    producer.flush();
  }

  /**
   * Without waiting.
   *
   * @param onCommitted when the broker has it
   */
  void send(Score score, Runnable onCommitted) {
    producer.send(
        new ProducerRecord<>(Topics.ANOMALY_SCORES, bytes(score.asset()), Messages.encode(score)),
        (place, failure) -> {
          if (failure == null) {
            onCommitted.run();
          }
        });
  }

  void send(String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, bytes(key), value));
  }

  void flush() {
    producer.flush();
  }

  /** All records of a key so far, in their order. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    return records(topic).stream().filter(r -> Arrays.equals(r.key(), bytes(key))).toList();
  }

  /** All records so far, those of a key in their order. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return readers.computeIfAbsent(topic, name -> new TopicReader(servers, name)).records();
  }

  public List<Alert> alerts(String asset) {
    return records(Topics.ALERTS, asset).stream().map(Broker::alert).toList();
  }

  static Alert alert(ConsumerRecord<byte[], byte[]> record) {
    return alert(record.value());
  }

  private static Alert alert(byte[] value) {
    try {
      return Messages.decode(value, Alert.class);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    readers.values().forEach(TopicReader::close);
    producer.close();
  }
}
