package io.sluice.alert.intake;

import io.sluice.contracts.DeadLetter;
import io.sluice.contracts.SourceRef;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where records go that are no scores. */
@ApplicationScoped
class DeadLetters {

  /** Above the producer's own delivery timeout, which gives up first and says why. */
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final MutinyEmitter<Record<byte[], byte[]>> topic;

  DeadLetters(@Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> topic) {
    this.topic = topic;
  }

  /** Returns once the broker has it. */
  void send(ConsumerRecord<byte[], byte[]> record, String reason, String detail)
      throws UnavailableException {
    var letter =
        DeadLetter.of(
            new SourceRef(record.topic(), record.partition(), record.offset()),
            record.key(),
            record.value(),
            bytes(record.headers()),
            reason,
            detail);
    var headers = letter.keepsHeaders() ? new RecordHeaders(record.headers()) : new RecordHeaders();
    letter.headers().forEach((name, value) -> replace(headers, name, value));
    var metadata = OutgoingKafkaRecordMetadata.<byte[]>builder().withHeaders(headers).build();
    try {
      topic
          .sendMessage(Message.of(Record.of(letter.key(), letter.value())).addMetadata(metadata))
          .await()
          .atMost(TIMEOUT);
    } catch (TimeoutException e) {
      throw new UnavailableException("no answer within " + TIMEOUT, e);
    } catch (RuntimeException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static long bytes(Iterable<Header> headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }

  private static void replace(RecordHeaders headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
