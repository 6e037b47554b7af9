package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.contracts.Headers;
import io.sluice.contracts.IsoTime;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.StreamKey;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundleLease;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.judge.DueWindow;
import io.sluice.scoring.judge.DueWindows;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.publish.DeadLetterReason;
import io.sluice.scoring.window.StreamWindow;
import java.time.DateTimeException;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes one record after the other into its asset's window and hands due windows to the judge; of a
 * profile of kind EVENTS the record itself. What cannot be read becomes a dead letter; a record
 * that only rebuilds windows publishes nothing; one whose profile has bundles, but none that is
 * intact, is left to wait. Not thread-safe.
 */
public final class BatchIntake {

  private final ReadingDecoder decoder = new ReadingDecoder();
  private final Refusals refusals;
  private final BatchTally tally;
  private final Traces traces;
  private final String group;

  /**
   * @param group that the records are read by
   */
  public BatchIntake(Refusals refusals, BatchTally tally, Traces traces, String group) {
    this.group = group;
    this.refusals = refusals;
    this.tally = tally;
    this.traces = traces;
  }

  /**
   * @return null once the record is taken, else why it has to wait: nothing came of it then, and it
   *     is to be offered again when bundles have changed
   */
  public @Nullable String take(
      ConsumerRecord<byte[], byte[]> record,
      PartitionIntake partition,
      BundleLease bundles,
      DueWindows judge) {
    boolean isNew = partition.isNew(record.offset());
    DecodedReading reading;
    try {
      reading = decode(record, bundles);
    } catch (MalformedMessageException e) {
      refuse(record, isNew, DeadLetterReason.MALFORMED, e.getMessage());
      return null;
    }
    if (!hasKey(record.key(), reading.asset())) {
      refuse(
          record,
          isNew,
          DeadLetterReason.WRONG_KEY,
          "the record's key is not its asset '" + reading.asset() + "'");
      return null;
    }
    ServedBundle bundle = reading.bundle();
    if (bundle == null) {
      String wait = whyWait(reading.profile(), bundles);
      if (wait == null) {
        refuse(record, isNew, DeadLetterReason.UNKNOWN_PROFILE, bundles.whyNot(reading.profile()));
      }
      return wait;
    }
    switch (bundle.profile().kind()) {
      case SIGNALS -> takeIntoWindow(record, reading, bundle, partition, isNew, judge);
      case EVENTS -> takeAlone(record, reading, bundle, isNew, judge);
    }
    return null;
  }

  /** What came before a record does not matter, and what it was once is not needed again. */
  private void takeAlone(
      ConsumerRecord<byte[], byte[]> record,
      DecodedReading reading,
      ServedBundle bundle,
      boolean isNew,
      DueWindows judge) {
    if (isNew) {
      count(reading, Admission.WINDOW);
      long time = reading.timeMillis();
      judge.addRecord(
          bundle,
          reading.values(),
          due(record, reading, reading.id(), time, time, false, reading.mode()));
    }
  }

  private void takeIntoWindow(
      ConsumerRecord<byte[], byte[]> record,
      DecodedReading reading,
      ServedBundle bundle,
      PartitionIntake partition,
      boolean isNew,
      DueWindows judge) {
    var stream = new StreamKey(reading.asset(), reading.stream());
    StreamWindow window =
        partition
            .windows()
            .window(
                stream,
                bundle.profile(),
                bundle.bundle().dictionaries(),
                bundle.memoryOwner(),
                record.offset());
    Admission admission = window.offer(reading.timeMillis(), reading.values(), record.offset());
    if (reading.saysMode()) {
      window.saidMode(reading.mode(), reading.timeMillis());
    }
    if (isNew) {
      count(reading, admission);
      if (admission == Admission.WINDOW && window.isLeftOut() && !bundle.isTrained()) {
        tally.leftOut();
      } else if (admission == Admission.WINDOW) {
        WindowRing ring = window.ring();
        boolean isFirst = ring.isFirst() && partition.sawBeginning(ring);
        judge.add(
            bundle,
            ring,
            window.memory(),
            due(
                record,
                reading,
                null,
                ring.startMillis(),
                ring.endMillis(),
                isFirst,
                window.mode()));
      }
    }
  }

  private void count(DecodedReading reading, Admission admission) {
    tally.admitted(admission);
    tally.unknownTags(reading.unknownTags());
    tally.unseenTexts(reading.unseenTexts());
    tally.missingValues(reading.missingValues());
  }

  /**
   * The profile is known but its bundles are broken, which a person mends: until then its readings
   * stay on the topic, and so do those behind them on their partition.
   */
  private static @Nullable String whyWait(String profile, BundleLease bundles) {
    String refusal = bundles.refusal(profile);
    return refusal == null
        ? null
        : "readings of profile '%s' wait for a bundle that is intact: %s"
            .formatted(profile, refusal);
  }

  /** A record that makes the parser itself fail must not stop its partition. */
  private DecodedReading decode(ConsumerRecord<byte[], byte[]> record, BundleLease bundles)
      throws MalformedMessageException {
    try {
      return decoder.decode(record.value(), bundles::find);
    } catch (RuntimeException e) {
      throw new MalformedMessageException("no valid Reading: the JSON parser failed with " + e, e);
    }
  }

  private void refuse(
      ConsumerRecord<byte[], byte[]> record,
      boolean isNew,
      DeadLetterReason reason,
      String detail) {
    if (isNew) {
      refusals.refuse(record, reason, detail);
    }
  }

  private static boolean hasKey(byte @Nullable [] key, String asset) {
    return key != null && Arrays.equals(key, asset.getBytes(UTF_8));
  }

  private DueWindow due(
      ConsumerRecord<byte[], byte[]> record,
      DecodedReading reading,
      @Nullable String id,
      long startMillis,
      long endMillis,
      boolean isFirst,
      @Nullable String mode) {
    return new DueWindow(
        record.key(),
        reading.asset(),
        reading.stream(),
        reading.profile(),
        id,
        startMillis,
        endMillis,
        isFirst,
        mode,
        reading.label(),
        record.topic(),
        record.partition(),
        record.offset(),
        acceptedMicros(record),
        traces.process(record, group));
  }

  /** Without the header, the time at which the broker appended the record. */
  private static long acceptedMicros(ConsumerRecord<byte[], byte[]> record) {
    var header = record.headers().lastHeader(Headers.PRODUCED_AT);
    if (header != null && header.value() != null) {
      try {
        char[] text = new String(header.value(), UTF_8).toCharArray();
        return IsoTime.parseMicros(text, 0, text.length);
      } catch (DateTimeException | ArithmeticException e) {
        // a wrong header spoils one latency, not the score
      }
    }
    return record.timestamp() * 1_000;
  }
}
