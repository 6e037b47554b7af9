package io.sluice.scoring.publish;

import io.sluice.scoring.memory.MemoryRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends what is remembered, within a transaction. */
public final class StateRecords {

  private StateRecords() {}

  /**
   * Waits until the broker has them.
   *
   * @param records at least one
   * @return the offset after the last of them
   */
  public static long send(
      Producer<byte[], byte[]> producer, String topic, int partition, List<MemoryRecord> records) {
    var sent = new ArrayList<Future<RecordMetadata>>(records.size());
    for (MemoryRecord record : records) {
      sent.add(producer.send(new ProducerRecord<>(topic, partition, record.key(), record.value())));
    }
    producer.flush();
    try {
      return sent.getLast().get().offset() + 1;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("what is remembered cannot be stored", e.getCause());
    }
  }
}
