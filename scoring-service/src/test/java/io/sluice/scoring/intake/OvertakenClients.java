package io.sluice.scoring.intake;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Real clients; something happens once a consumer has got readings n times. */
final class OvertakenClients extends KafkaClients {

  private final int poll;
  private final Runnable event;

  OvertakenClients(Scenario scenario, int poll, Runnable event) {
    super(
        scenario.connection(), scenario.intake(), "overtaken", Topics.PLAIN, ConsumerGroups.PLAIN);
    this.poll = poll;
    this.event = event;
  }

  @Override
  public Consumer<byte[], byte[]> consumer(int worker) {
    return new KafkaConsumer<>(
        consumerProperties(worker), new ByteArrayDeserializer(), new ByteArrayDeserializer()) {

      private int batches;

      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (batches == poll) {
          event.run();
          batches++;
        }
        var records = super.poll(timeout);
        if (batches < poll && !records.isEmpty()) {
          batches++;
        }
        return records;
      }
    };
  }
}
