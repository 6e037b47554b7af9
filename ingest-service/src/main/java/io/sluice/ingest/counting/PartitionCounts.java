package io.sluice.ingest.counting;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.RawReading;
import io.sluice.contracts.ReadingReader;
import io.sluice.contracts.StreamKey;
import io.sluice.counts.CountedInterval;
import io.sluice.counts.CountedRecord;
import io.sluice.counts.Counts;
import io.sluice.counts.KeyRoom;
import io.sluice.counts.StreamCounter;
import io.sluice.ingest.metrics.CountsMetrics;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The streams of one partition whose records are counted. Which records there were, and when the
 * broker took them in, is all that it depends on: whoever reads them again from {@link #neededFrom}
 * on comes to the same. Not thread-safe.
 */
final class PartitionCounts {

  private static final Logger LOG = Logger.getLogger(PartitionCounts.class);

  /** Streams with counts, the one not heard of for longest makes room; a few KB each, mostly. */
  static final int MOST_STREAMS = 1_000;

  private final CountedFields fields;
  private final KeyRoom room;
  private final CountsMetrics metrics;
  private final Consumer<MadeReading> made;
  private final ReadingReader reader = new ReadingReader();
  private final List<CountedStreams> all;
  private int streams;

  /**
   * The streams of which the same is counted, those not heard of for longest first: how long they
   * are waited for depends on what that is.
   */
  private record CountedStreams(
      Counts counts, CountedRecord record, LinkedHashMap<StreamKey, Stream> streams) {

    long patienceMillis() {
      return counts.interval().toMillis() * StreamCounter.GAP + counts.lateness().toMillis();
    }

    /** When the one that is silent for longest was heard of. */
    long eldestMillis() {
      return streams.isEmpty() ? Long.MAX_VALUE : streams.firstEntry().getValue().heardMillis;
    }
  }

  private static final class Stream {

    private final StreamCounter counter;
    private long heardMillis;
    private long forgotten;

    private Stream(Counts counts, KeyRoom room) {
      counter = new StreamCounter(counts, room);
    }
  }

  /**
   * @param room for what is kept of keys, by all partitions of this process
   * @param made is given what is over, in order
   */
  PartitionCounts(
      List<Counts> counts, KeyRoom room, CountsMetrics metrics, Consumer<MadeReading> made) {
    this.room = room;
    this.fields = new CountedFields(counts);
    this.metrics = metrics;
    this.made = made;
    this.all =
        counts.stream()
            .map(of -> new CountedStreams(of, fields.of(of), new LinkedHashMap<>(64, 0.75f, true)))
            .toList();
  }

  /**
   * Takes a record of the log in.
   *
   * @param appendedMillis when the broker, or who sent it, says that it was written
   */
  void take(byte[] value, long offset, long appendedMillis) {
    endIdle(offset, appendedMillis);
    RawReading reading;
    try {
      reading = reader.read(value, fields);
    } catch (MalformedMessageException e) {
      return; // who judges it makes a dead letter of it
    }
    for (CountedStreams counted : all) {
      if (counted.counts.of().equals(reading.profile())) {
        take(counted, reading, offset, appendedMillis);
      }
    }
  }

  private void take(CountedStreams counted, RawReading reading, long offset, long appendedMillis) {
    var key = new StreamKey(reading.asset(), reading.stream());
    Stream stream = counted.streams.get(key);
    if (stream == null) {
      if (streams == MOST_STREAMS) {
        pushOut(offset);
      }
      stream = new Stream(counted.counts, room);
      counted.streams.put(key, stream);
      streams++;
      metrics.streams(1);
    }
    stream.heardMillis = appendedMillis;
    StreamCounter.Fate fate =
        stream.counter.take(
            reading.time(), counted.record, offset, told(counted.counts, key, offset));
    metrics.record(fate);
    forgotten(counted.counts, key, stream);
  }

  private void forgotten(Counts counts, StreamKey key, Stream stream) {
    long more = stream.counter.forgottenKeys() - stream.forgotten;
    if (more == 0) {
      return;
    }
    if (stream.forgotten == 0) {
      LOG.warnf(
          "of what is counted for profile %s of stream %s of %s, %d keys made room for others or"
              + " found none, and what they came to is left out: count by fields of fewer values"
              + " (docs/detection.md)",
          counts.profile(), key.stream(), key.asset(), more);
    }
    metrics.forgottenKeys(more);
    stream.forgotten += more;
  }

  /**
   * Of a stream that is silent for so long that it will begin anew, as its other records do. By the
   * broker's time, which is on the log: what is made of a silent stream does not depend on who
   * counts. Otherwise its last record would have to be kept in mind, and read again, for ever.
   */
  private void endIdle(long offset, long appendedMillis) {
    for (CountedStreams counted : all) {
      long patience = counted.patienceMillis();
      while (!counted.streams.isEmpty() && appendedMillis - counted.eldestMillis() > patience) {
        endEldest(counted, offset);
      }
    }
  }

  private void pushOut(long offset) {
    endEldest(Collections.min(all, Comparator.comparingLong(CountedStreams::eldestMillis)), offset);
    metrics.pushedOut();
  }

  private void endEldest(CountedStreams counted, long offset) {
    Map.Entry<StreamKey, Stream> eldest = counted.streams.pollFirstEntry();
    eldest.getValue().counter.end(told(counted.counts, eldest.getKey(), offset));
    streams--;
    metrics.streams(-1);
  }

  private Consumer<CountedInterval> told(Counts counted, StreamKey key, long cause) {
    return interval -> made.accept(new MadeReading(counted, key, interval, cause));
  }

  /**
   * From where the log has to be read again so that all goes on as it is.
   *
   * @param next offset of the first record that was not taken in
   */
  long neededFrom(long next) {
    long needed = next;
    List<Stream> open = all.stream().flatMap(of -> of.streams.values().stream()).toList();
    for (Stream stream : open) {
      needed = Math.min(needed, stream.counter.neededFrom());
    }
    long before;
    do {
      before = needed;
      for (Stream stream : open) {
        needed = stream.counter.safeFrom(needed);
      }
    } while (needed != before);
    for (Stream stream : open) {
      stream.counter.forgetBefore(needed);
    }
    return needed;
  }

  /** Another process goes on with it. */
  void close() {
    metrics.streams(-streams);
    for (CountedStreams counted : all) {
      counted.streams.values().forEach(stream -> stream.counter.close());
      counted.streams.clear();
    }
    streams = 0;
  }
}
