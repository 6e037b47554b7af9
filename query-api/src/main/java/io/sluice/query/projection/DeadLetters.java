package io.sluice.query.projection;

import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.DeadLetterRecords;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.projection.Batch.Rejected;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hands records that cannot be read on to their topic's dead-letter topic. */
@ApplicationScoped
class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final MutinyEmitter<Record<byte[], byte[]>> emitter;
  private final QueryMetrics metrics;
  private final Topics topics;

  DeadLetters(
      @Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> emitter,
      QueryMetrics metrics,
      Topics topics) {
    this.topics = topics;
    this.emitter = emitter;
    this.metrics = metrics;
  }

  /** Completes once the broker has acknowledged it. */
  Uni<Void> send(Rejected rejected) {
    var source = rejected.source();
    var letter = DeadLetterRecords.of(topics, source, rejected.reason(), rejected.detail());
    var metadata =
        OutgoingKafkaRecordMetadata.<byte[]>builder()
            .withTopic(letter.topic())
            .withHeaders(letter.headers())
            .build();
    return emitter
        .sendMessage(Message.of(Record.of(letter.key(), letter.value())).addMetadata(metadata))
        .invoke(
            () -> {
              metrics.deadLetter(source.topic(), rejected.reason());
              LOG.warnf(
                  "%s-%d@%d is a dead letter: %s",
                  source.topic(), source.partition(), source.offset(), rejected.detail());
            });
  }
}
