package io.sluice.query.projection;

import io.sluice.contracts.DeadLetter;
import io.sluice.contracts.SourceRef;
import io.sluice.contracts.Topics;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.projection.Batch.Rejected;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hands records that cannot be read on to their topic's dead-letter topic. */
@ApplicationScoped
class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final MutinyEmitter<Record<byte[], byte[]>> emitter;
  private final QueryMetrics metrics;

  DeadLetters(
      @Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> emitter,
      QueryMetrics metrics) {
    this.emitter = emitter;
    this.metrics = metrics;
  }

  /** Completes once the broker has acknowledged it. */
  Uni<Void> send(Rejected rejected) {
    var source = rejected.source();
    var where = new SourceRef(source.topic(), source.partition(), source.offset());
    var letter =
        DeadLetter.of(
            where,
            source.key(),
            source.value(),
            bytes(source.headers()),
            rejected.reason(),
            rejected.detail());
    var headers = letter.keepsHeaders() ? new RecordHeaders(source.headers()) : new RecordHeaders();
    letter.headers().forEach((name, value) -> replace(headers, name, value));
    var metadata =
        OutgoingKafkaRecordMetadata.<byte[]>builder()
            .withTopic(Topics.deadLettersOf(source.topic()))
            .withHeaders(headers)
            .build();
    return emitter
        .sendMessage(Message.of(Record.of(letter.key(), letter.value())).addMetadata(metadata))
        .invoke(
            () -> {
              metrics.deadLetter(source.topic(), rejected.reason());
              LOG.warnf(
                  "%s-%d@%d is a dead letter: %s",
                  where.topic(), where.partition(), where.offset(), rejected.detail());
            });
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
