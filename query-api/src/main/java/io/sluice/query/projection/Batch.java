package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A poll's records, decoded.
 *
 * @param rejected records that are not what their topic promises
 */
record Batch<T>(Accepted<T> accepted, List<Rejected> rejected) {

  /**
   * @param sources the records that the rows came from, in the same order
   */
  record Accepted<T>(List<T> rows, List<ConsumerRecord<byte[], byte[]>> sources) {

    int size() {
      return rows.size();
    }

    Accepted<T> part(int from, int to) {
      return new Accepted<>(rows.subList(from, to), sources.subList(from, to));
    }
  }

  /**
   * @param reason a short stable code
   * @param detail one sentence for a person
   */
  record Rejected(ConsumerRecord<byte[], byte[]> source, String reason, String detail) {}

  static <T> Batch<T> decode(ConsumerRecords<byte[], byte[]> records, RecordDecoder<T> decoder) {
    var rows = new ArrayList<T>(records.count());
    var sources = new ArrayList<ConsumerRecord<byte[], byte[]>>(records.count());
    var rejected = new ArrayList<Rejected>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        rows.add(decoder.decode(record));
        sources.add(record);
      } catch (MalformedMessageException e) {
        rejected.add(new Rejected(record, "malformed", e.getMessage()));
      }
    }
    return new Batch<>(new Accepted<>(rows, sources), rejected);
  }
}
