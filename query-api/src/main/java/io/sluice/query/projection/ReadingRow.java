package io.sluice.query.projection;

import io.sluice.contracts.RawReading;
import io.sluice.query.history.ReadingPlace;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A reading and what tells it from others of its stream and instant.
 *
 * @param id the sender's, or {@code @<partition>-<offset>} on the topic if it gave none: whoever
 *     reads the record again finds the same
 */
record ReadingRow(RawReading reading, String id) {

  static ReadingRow of(RawReading reading, ConsumerRecord<byte[], byte[]> source) {
    return new ReadingRow(reading, id(reading.id(), source));
  }

  private static String id(@Nullable String sent, ConsumerRecord<byte[], byte[]> source) {
    return sent == null
        ? ReadingPlace.of(source.partition(), source.offset())
        : ReadingPlace.ofSender(sent);
  }

  String asset() {
    return reading.asset();
  }

  String stream() {
    return reading.stream();
  }

  String profile() {
    return reading.profile();
  }

  Instant time() {
    return reading.time();
  }
}
