package io.sluice.scoring.intake;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Real clients that hear of a rebalance at once, and tell which generation of the group it is. */
final class NimbleClients extends KafkaClients {

  private static final int HEARTBEAT_MILLIS = 50;

  private final AtomicInteger generation;

  /**
   * @param generation is set to the highest generation that any of them has seen
   */
  NimbleClients(Scenario scenario, String instance, AtomicInteger generation) {
    super(scenario.connection(), scenario.intake(), instance, Topics.PLAIN, ConsumerGroups.PLAIN);
    this.generation = generation;
  }

  @Override
  protected Map<String, Object> consumerProperties(int worker) {
    var properties = super.consumerProperties(worker);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
    return properties;
  }

  @Override
  public Consumer<byte[], byte[]> consumer(int worker) {
    return new KafkaConsumer<>(
        consumerProperties(worker), new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        var records = super.poll(timeout);
        generation.accumulateAndGet(groupMetadata().generationId(), Math::max);
        return records;
      }
    };
  }
}
