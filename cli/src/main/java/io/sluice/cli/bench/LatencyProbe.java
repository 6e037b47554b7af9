package io.sluice.cli.bench;

import io.sluice.contracts.Headers;
import io.sluice.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Measures from the acceptance of a reading to its score being readable, committed, on its topic:
 * what a consumer of anomaly-scores really waits.
 */
final class LatencyProbe implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final long HIGHEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

  private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;

  LatencyProbe(String bootstrapServers) {
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
        consumer.partitionsFor(Topics.ANOMALY_SCORES).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("latency-probe").daemon().start(this::follow);
  }

  private void follow() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> score : consumer.poll(POLL)) {
          record(score);
        }
      }
    } catch (WakeupException e) {
      // closed
    }
  }

  private void record(ConsumerRecord<byte[], byte[]> score) {
    Header producedAt = score.headers().lastHeader(Headers.PRODUCED_AT);
    if (producedAt != null) {
      Instant accepted = Instant.parse(new String(producedAt.value(), StandardCharsets.UTF_8));
      long waited = Duration.between(accepted, Instant.now()).toNanos() / 1_000;
      micros.recordValue(Math.clamp(waited, 0, HIGHEST_MICROS));
    }
  }

  /** Scores seen so far; read after {@link #close}. */
  long count() {
    return micros.getTotalCount();
  }

  /**
   * @return milliseconds below which the given part of all scores stayed
   */
  double percentile(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
