package io.sluice.scoring.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Headers;
import io.sluice.contracts.IsoTime;
import io.sluice.contracts.ScoreWriter;
import io.sluice.contracts.Topics;
import io.sluice.detection.scoring.Verdict;
import io.sluice.platform.kafka.DeadLetterRecords;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.judge.DueWindow;
import io.sluice.scoring.judge.Verdicts;
import io.sluice.scoring.memory.MemoryRecord;
import io.sluice.scoring.metrics.BatchTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends scores, dead letters and what was learnt in the transaction that commits the readings they
 * come from. A send that fails makes the commit fail. Not thread-safe.
 */
public final class TransactionalPublisher implements Verdicts, AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final Topics topics;
  private final String scores;
  private final BatchTally tally;
  private final Traces traces;
  private final LongSupplier nowMicros;
  private final ScoreWriter writer = new ScoreWriter();

  /** Of the scores in the transaction: what was done is done when it is committed. */
  private final List<Span> spans = new ArrayList<>();

  private boolean inTransaction;

  /**
   * @param producer transactional, its transactions not yet initialised; closed with this
   * @param scores the topic that they go to
   * @param tally of the batch that is under way
   * @param nowMicros the wall clock, microseconds since the epoch
   */
  public TransactionalPublisher(
      Producer<byte[], byte[]> producer,
      Topics topics,
      String scores,
      BatchTally tally,
      Traces traces,
      LongSupplier nowMicros) {
    this.topics = topics;
    this.scores = scores;
    this.producer = producer;
    this.tally = tally;
    this.traces = traces;
    this.nowMicros = nowMicros;
  }

  /** Waits for the broker to end whatever an earlier producer with this id left open. */
  public void initialise() {
    producer.initTransactions();
  }

  public void begin() {
    producer.beginTransaction();
    inTransaction = true;
  }

  @Override
  public void accept(BundleRef bundle, DueWindow window, Verdict verdict) {
    long now = nowMicros.getAsLong();
    // clocks of two machines may disagree by more than the way took
    long latencyMicros = Math.max(0, now - window.acceptedMicros());
    byte[] value = writer.write(new WindowScore(window, bundle, verdict, latencyMicros / 1_000.0));
    var score = new ProducerRecord<>(scores, window.key(), value);
    score.headers().add(Headers.PRODUCED_AT, acceptedAt(window));
    trace(window, verdict, score);
    producer.send(score);
    tally.scored(verdict.severity(), latencyMicros, now);
  }

  private void trace(DueWindow window, Verdict verdict, ProducerRecord<byte[], byte[]> score) {
    Span span = window.span();
    if (span.isRecording()) {
      span.setAttribute("sluice.asset", window.asset());
      span.setAttribute("sluice.severity", verdict.severity().name());
      span.setAttribute("sluice.ratio", verdict.ratio());
      traces.write(span, score.headers());
      spans.add(span);
    }
  }

  private static byte[] acceptedAt(DueWindow window) {
    return IsoTime.ofMicros(window.acceptedMicros()).getBytes(US_ASCII);
  }

  /** Hands on a record that cannot be scored. */
  public void deadLetter(
      ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason, String detail) {
    producer.send(DeadLetterRecords.of(topics, record, reason.code(), detail));
    tally.deadLetter(reason.code());
  }

  /**
   * Stores what was learnt, and waits until the broker has it.
   *
   * @param partition of the readings that it was learnt from
   * @param records at least one
   * @return the offset after the last of them
   */
  public long store(int partition, List<MemoryRecord> records) {
    return StateRecords.send(producer, topics.scoringState(), partition, records);
  }

  /** Makes everything since {@link #begin} and the offsets visible at once, or throws. */
  public void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    producer.sendOffsetsToTransaction(offsets, group);
    producer.commitTransaction();
    inTransaction = false;
    spans.forEach(Span::end);
    spans.clear();
  }

  /**
   * Takes back what was sent since {@link #begin}, if anything.
   *
   * @throws org.apache.kafka.common.KafkaException if this producer is of no use any more, or if a
   *     commit is under way whose outcome only a new producer can find out
   */
  public void abort() {
    for (Span span : spans) {
      span.setStatus(StatusCode.ERROR, "aborted, to be done again");
      span.end();
    }
    spans.clear();
    if (inTransaction) {
      producer.abortTransaction();
      inTransaction = false;
    }
  }

  public void close(Duration timeout) {
    producer.close(timeout);
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(3));
  }
}
