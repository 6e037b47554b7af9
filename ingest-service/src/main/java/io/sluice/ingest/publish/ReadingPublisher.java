package io.sluice.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.sluice.contracts.Headers;
import io.sluice.contracts.Topics;
import io.sluice.ingest.limits.OverloadedException;
import io.sluice.ingest.metrics.IngestMetrics;
import io.sluice.ingest.publish.Publication.Acknowledged;
import io.sluice.ingest.publish.Publication.Unavailable;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.platform.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts a request's records on the log and waits, within a bound, until the broker has them. */
@ApplicationScoped
public class ReadingPublisher {

  private static final Logger LOG = Logger.getLogger(ReadingPublisher.class);
  private static final Header FROM_HTTP =
      new RecordHeader(Headers.DEAD_LETTER_SOURCE, "http".getBytes(UTF_8));

  private final Producer<String, ByteBuffer> producer;
  private final PublishConfig config;
  private final IngestMetrics metrics;
  private final Traces traces;
  private final Topics topics;
  private final Semaphore inFlight;
  private final AtomicBoolean failing = new AtomicBoolean();

  public ReadingPublisher(
      Producer<String, ByteBuffer> producer,
      PublishConfig config,
      IngestMetrics metrics,
      Traces traces,
      Topics topics) {
    this.topics = topics;
    this.producer = producer;
    this.config = config;
    this.metrics = metrics;
    this.traces = traces;
    this.inFlight = new Semaphore(config.recordsInFlight());
    metrics.recordsInFlight(() -> config.recordsInFlight() - inFlight.availablePermits());
  }

  /**
   * @param producedAt when the readings were accepted; goes along in a header
   * @throws OverloadedException if too many records are on their way already; none was sent
   */
  public Publication publish(
      List<Accepted> readings, List<RejectedRecord> deadLetters, Instant producedAt) {
    var span = traces.send(Context.current(), topics.sensorReadings(), readings.size());
    try {
      var publication = publish(records(readings, deadLetters, producedAt, span));
      if (publication instanceof Unavailable(String detail)) {
        span.setStatus(StatusCode.ERROR, detail);
      }
      return publication;
    } finally {
      span.end();
    }
  }

  private Publication publish(List<ProducerRecord<String, ByteBuffer>> records) {
    if (records.isEmpty()) {
      return new Acknowledged();
    }
    if (!inFlight.tryAcquire(records.size())) {
      throw new OverloadedException(
          config.recordsInFlight() + " records may be on their way to the broker, no more");
    }
    long start = System.nanoTime();
    var publication = send(records, start);
    metrics.published(System.nanoTime() - start);
    logChange(publication);
    return publication;
  }

  private Publication send(List<ProducerRecord<String, ByteBuffer>> records, long start) {
    int total = records.size();
    var acknowledgements = new Acknowledgements(total, () -> inFlight.release(total));
    long limit = config.timeout().toNanos();
    int sent = 0;
    try {
      while (sent < total
          && acknowledgements.failure() == null
          && System.nanoTime() - start < limit) {
        var record = records.get(sent);
        // Counted before: whatever send() does, the producer answers for this record, or it throws.
        sent++;
        producer.send(record, acknowledgements);
      }
      acknowledgements.notSent(total - sent);
      boolean over = acknowledgements.await(limit - (System.nanoTime() - start));
      var failure = acknowledgements.failure();
      if (failure != null) {
        return unavailable(failure.getMessage());
      }
      return over && sent == total
          ? new Acknowledged()
          : unavailable("no acknowledgement within " + config.timeout().toMillis() + " ms");
    } catch (KafkaException | IllegalStateException e) {
      acknowledgements.notSent(total - sent + 1);
      return unavailable(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable("this process is stopping");
    }
  }

  /** A line when it begins and one when it is over, however many requests there are meanwhile. */
  private void logChange(Publication publication) {
    switch (publication) {
      case Acknowledged() -> {
        if (failing.compareAndSet(true, false)) {
          LOG.info("The broker acknowledges again");
        }
      }
      case Unavailable(String detail) -> {
        if (failing.compareAndSet(false, true)) {
          LOG.warnf("Requests are answered 503: %s", detail);
        }
      }
    }
  }

  private static Unavailable unavailable(@Nullable String why) {
    return new Unavailable("the broker has not acknowledged all records: " + why);
  }

  private List<ProducerRecord<String, ByteBuffer>> records(
      List<Accepted> readings, List<RejectedRecord> deadLetters, Instant producedAt, Span span) {
    var records =
        new ArrayList<ProducerRecord<String, ByteBuffer>>(readings.size() + deadLetters.size());
    Header at = header(Headers.PRODUCED_AT, producedAt.toString());
    var headers = new RecordHeaders(List.of(at));
    traces.write(span, headers);
    for (Accepted reading : readings) {
      records.add(
          new ProducerRecord<>(
              topics.sensorReadings(), null, reading.asset(), reading.payload(), headers));
    }
    for (RejectedRecord letter : deadLetters) {
      records.add(
          new ProducerRecord<>(
              topics.sensorReadingsDlq(),
              null,
              letter.asset(),
              letter.original(),
              List.of(
                  header(Headers.DEAD_LETTER_REASON, letter.reason()),
                  header(Headers.DEAD_LETTER_DETAIL, letter.detail()),
                  FROM_HTTP,
                  at)));
    }
    return records;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
