package io.sluice.alert.intake;

import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.DeadLetterRecords;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where records go that are neither scores nor commands. */
@ApplicationScoped
class DeadLetters {

  /** Above the producer's own delivery timeout, which gives up first and says why. */
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final MutinyEmitter<Record<byte[], byte[]>> topic;
  private final Topics topics;

  DeadLetters(@Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> topic, Topics topics) {
    this.topics = topics;
    this.topic = topic;
  }

  /** Returns once the broker has it. */
  void send(ConsumerRecord<byte[], byte[]> record, String reason, String detail)
      throws UnavailableException {
    var letter = DeadLetterRecords.of(topics, record, reason, detail);
    var metadata =
        OutgoingKafkaRecordMetadata.<byte[]>builder()
            .withTopic(letter.topic())
            .withHeaders(letter.headers())
            .build();
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
}
