package io.sluice.query.projection;

import io.sluice.contracts.RawReading;
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

  /** What no sender's id begins with here, so that none is the place of a reading without one. */
  private static final String PLACE = "@";

  static ReadingRow of(RawReading reading, ConsumerRecord<byte[], byte[]> source) {
    return new ReadingRow(reading, id(reading.id(), source));
  }

  /** A sender's own that begins as places do has its first sign twice: no two become the same. */
  private static String id(@Nullable String sent, ConsumerRecord<byte[], byte[]> source) {
    if (sent == null) {
      return PLACE + source.partition() + "-" + source.offset();
    }
    return sent.startsWith(PLACE) ? PLACE + sent : sent;
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
