package io.sluice.query.projection;

import io.sluice.contracts.Headers;
import io.sluice.contracts.Topics;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.projection.Batch.Rejected;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hands records that cannot be read on to their topic's dead-letter topic, byte for byte. */
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

  /** Completes once the broker has acknowledged all of them. */
  Uni<Void> send(List<Rejected> rejected) {
    return Multi.createFrom()
        .iterable(rejected)
        .onItem()
        .transformToUniAndConcatenate(this::send)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> send(Rejected rejected) {
    var source = rejected.source();
    String where = source.topic() + "-" + source.partition() + "@" + source.offset();
    var headers = new RecordHeaders(source.headers());
    add(headers, Headers.DEAD_LETTER_REASON, rejected.reason());
    add(headers, Headers.DEAD_LETTER_DETAIL, rejected.detail());
    add(headers, Headers.DEAD_LETTER_SOURCE, where);
    var metadata =
        OutgoingKafkaRecordMetadata.<byte[]>builder()
            .withTopic(Topics.deadLettersOf(source.topic()))
            .withHeaders(headers)
            .build();
    return emitter
        .sendMessage(Message.of(Record.of(source.key(), source.value())).addMetadata(metadata))
        .invoke(
            () -> {
              metrics.deadLetter(source.topic(), rejected.reason());
              LOG.warnf("%s is a dead letter: %s", where, rejected.detail());
            });
  }

  private static void add(RecordHeaders headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
