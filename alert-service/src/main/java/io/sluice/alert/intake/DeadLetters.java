package io.sluice.alert.intake;

import io.sluice.contracts.Headers;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where records go that are no scores, as they came. */
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
    var headers =
        new RecordHeaders()
            .add(Headers.DEAD_LETTER_REASON, utf8(reason))
            .add(Headers.DEAD_LETTER_DETAIL, utf8(detail))
            .add(
                Headers.DEAD_LETTER_SOURCE,
                utf8("%s-%d@%d".formatted(record.topic(), record.partition(), record.offset())));
    var metadata = OutgoingKafkaRecordMetadata.<byte[]>builder().withHeaders(headers).build();
    try {
      topic
          .sendMessage(Message.of(Record.of(record.key(), record.value())).addMetadata(metadata))
          .await()
          .atMost(TIMEOUT);
    } catch (TimeoutException e) {
      throw new UnavailableException("no answer within " + TIMEOUT, e);
    } catch (RuntimeException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
