package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A poll's records, decoded.
 *
 * @param accepted rows with the records they came from
 * @param rejected records that are not what their topic promises
 */
record Batch<T>(List<Accepted<T>> accepted, List<Rejected> rejected) {

  record Accepted<T>(T row, ConsumerRecord<byte[], byte[]> source) {}

  /**
   * @param reason a short stable code
   * @param detail one sentence for a person
   */
  record Rejected(ConsumerRecord<byte[], byte[]> source, String reason, String detail) {}

  static <T> Batch<T> decode(ConsumerRecords<byte[], byte[]> records, RecordDecoder<T> decoder) {
    var accepted = new ArrayList<Accepted<T>>(records.count());
    var rejected = new ArrayList<Rejected>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        accepted.add(new Accepted<>(decoder.decode(record.value()), record));
      } catch (MalformedMessageException e) {
        rejected.add(new Rejected(record, "malformed", e.getMessage()));
      }
    }
    return new Batch<>(accepted, rejected);
  }
}
