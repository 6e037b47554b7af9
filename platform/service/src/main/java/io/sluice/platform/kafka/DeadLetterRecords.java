package io.sluice.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.contracts.DeadLetter;
import io.sluice.contracts.SourceRef;
import io.sluice.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Makes of a record that nobody can use what goes to the dead-letter topic of its topic. */
public final class DeadLetterRecords {

  private DeadLetterRecords() {}

  /**
   * @param topics of this pipeline
   * @param reason a short stable code
   * @param detail one sentence for a person
   * @throws IllegalArgumentException if its topic has no dead-letter topic
   */
  public static ProducerRecord<byte[], byte[]> of(
      Topics topics, ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
    var letter =
        DeadLetter.of(
            new SourceRef(record.topic(), record.partition(), record.offset()),
            record.key(),
            record.value(),
            bytes(record.headers()),
            reason,
            detail);
    var handedOn =
        new ProducerRecord<>(
            topics.deadLettersOf(record.topic()),
            null,
            letter.key(),
            letter.value(),
            letter.keepsHeaders() ? record.headers() : null);
    letter
        .headers()
        .forEach((name, value) -> handedOn.headers().remove(name).add(name, value.getBytes(UTF_8)));
    return handedOn;
  }

  private static long bytes(Iterable<Header> headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }
}
