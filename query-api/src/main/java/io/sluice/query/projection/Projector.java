package io.sluice.query.projection;

import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.projection.Batch.Accepted;
import io.sluice.query.projection.Batch.Rejected;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes one topic's batches into the database. A batch is done once every record of it is either
 * durable in its table or on the dead-letter topic; until then the channel asks Kafka for no more,
 * so that an outage of the database costs time but neither memory nor records.
 */
final class Projector<T> {

  private static final Logger LOG = Logger.getLogger(Projector.class);
  private static final double JITTER = 0.3;

  private final String topic;
  private final RecordDecoder<T> decoder;
  private final RowWriter<T> writer;
  private final Consumer<List<T>> afterCommit;
  private final ProgressWriter progress;
  private final DeadLetters deadLetters;
  private final ProjectionConfig config;
  private final QueryMetrics metrics;

  Projector(
      String topic,
      RecordDecoder<T> decoder,
      RowWriter<T> writer,
      Consumer<List<T>> afterCommit,
      ProjectorParts parts) {
    this.topic = topic;
    this.decoder = decoder;
    this.writer = writer;
    this.afterCommit = afterCommit;
    this.progress = parts.progress();
    this.deadLetters = parts.deadLetters();
    this.config = parts.config();
    this.metrics = parts.metrics();
  }

  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    long started = System.nanoTime();
    return Uni.createFrom()
        .item(() -> Batch.decode(records, decoder))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(batch -> reject(batch.rejected()).chain(() -> write(batch.accepted())))
        .chain(() -> progress.write(topic, records))
        .invoke(() -> metrics.written(topic, records.count(), System.nanoTime() - started));
  }

  private Uni<Void> write(Accepted<T> accepted) {
    if (accepted.size() == 0) {
      return Uni.createFrom().voidItem();
    }
    List<T> rows = accepted.rows();
    return untilDone(() -> writer.prepare(rows))
        .chain(
            () ->
                untilDone(() -> writer.write(rows))
                    .invoke(() -> afterCommit.accept(rows))
                    .onFailure(BadData::isCauseOf)
                    .recoverWithUni(failure -> splitBad(accepted, failure)));
  }

  /** The database refuses something in these rows: halve until it is alone, and go on without. */
  private Uni<Void> splitBad(Accepted<T> accepted, Throwable failure) {
    if (accepted.size() == 1) {
      return reject(
          List.of(
              new Rejected(
                  accepted.sources().getFirst(), "not-storable", BadData.describe(failure))));
    }
    int half = accepted.size() / 2;
    return write(accepted.part(0, half)).chain(() -> write(accepted.part(half, accepted.size())));
  }

  /** One by one, so that trying again does not send those again that are there. */
  private Uni<Void> reject(List<Rejected> rejected) {
    return Multi.createFrom()
        .iterable(rejected)
        .onItem()
        .transformToUniAndConcatenate(one -> untilDone(() -> deadLetters.send(one)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Tries until it works; only data that can never be written fails. */
  private Uni<Void> untilDone(Supplier<Uni<Void>> attempt) {
    return Uni.createFrom()
        .deferred(attempt::get)
        .onFailure(failure -> !BadData.isCauseOf(failure))
        .invoke(this::reportWaiting)
        .onFailure(failure -> !BadData.isCauseOf(failure))
        .retry()
        .withBackOff(config.retryInitial(), config.retryMax())
        .withJitter(JITTER)
        .indefinitely();
  }

  private void reportWaiting(Throwable failure) {
    metrics.writeFailed(topic);
    LOG.warnf(
        "%s: a batch waits because writing it failed, trying again: %s", topic, failure.toString());
  }
}
