package io.sluice.cli.system;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows a topic from now on and hands each committed record on, on a thread of its own. */
public final class TopicFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<ConsumerRecord<byte[], byte[]>> listener;
  private final Thread thread;

  /** What is written once this returns is seen. */
  public TopicFollower(
      String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    this.listener = listener;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                10),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name(topic + "-follower").daemon().start(this::follow);
  }

  private void follow() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(listener);
      }
    } catch (WakeupException e) {
      // closed
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(CLOSE_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
