package io.sluice.cli.count;

import io.sluice.counts.CountedInterval;
import io.sluice.counts.CountedRecord;
import io.sluice.counts.Counts;
import io.sluice.counts.KeyRoom;
import io.sluice.counts.StreamCounter;
import io.sluice.counts.StreamCounter.Fate;
import io.sluice.sources.readings.FileRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of files, counted: a stream for each asset that they name. Not thread-safe. */
final class FileCounts {

  /** Rows that name no asset are of one. */
  private static final String NOBODY = "";

  private final Counts counts;
  private final CountedCsv csv;
  private final CountedRecord record;
  private final KeyRoom room = new KeyRoom(KeyRoom.USUAL);
  private final Map<String, Asset> assets = new LinkedHashMap<>();
  private long position;
  private long counted;
  private long late;
  private long intervals;
  private long forgottenKeys;

  /** What labels say of an interval: the last of these that one of its records is. */
  private enum Truth {
    NORMAL(0),
    UNKNOWN(null),
    ANOMALOUS(1);

    private final @Nullable Integer label;

    Truth(@Nullable Integer label) {
      this.label = label;
    }

    static Truth of(@Nullable Integer label) {
      return label == null ? UNKNOWN : label == 1 ? ANOMALOUS : NORMAL;
    }
  }

  private static final class Asset {

    private final StreamCounter counter;

    /** What the labels of intervals that are open say, by their begin. */
    private final TreeMap<Instant, Truth> truths = new TreeMap<>();

    private Asset(Counts counts, KeyRoom room) {
      counter = new StreamCounter(counts, room);
    }
  }

  FileCounts(Counts counts, CountedCsv csv) {
    this.counts = counts;
    this.csv = csv;
    this.record = new CountedRecord(counts);
  }

  /**
   * @param tags names of the row's values
   */
  void take(FileRow.Row row, List<String> tags) {
    record.clear();
    for (int i = 0; i < tags.size(); i++) {
      String text = row.texts() == null ? null : row.texts()[i];
      if (text != null) {
        record.text(tags.get(i), text);
      } else {
        record.number(tags.get(i), row.values()[i]);
      }
    }
    String name = row.asset() == null ? NOBODY : row.asset();
    Asset asset = assets.computeIfAbsent(name, key -> new Asset(counts, room));
    asset.truths.merge(
        begin(record.counted(row.time())),
        Truth.of(row.label()),
        (before, now) -> before.compareTo(now) < 0 ? now : before);
    Fate fate =
        asset.counter.take(
            row.time(), record, position++, interval -> write(name, asset, interval));
    switch (fate) {
      case COUNTED -> counted++;
      case LATE -> late++;
      case BEFORE, BEGUN -> {
        // of an interval that nobody knows whole
      }
    }
  }

  private Instant begin(Instant time) {
    long millis = counts.interval().toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
  }

  private void write(String name, Asset asset, CountedInterval interval) {
    // without a record nothing happened
    Truth truth = asset.truths.getOrDefault(interval.begin(), Truth.NORMAL);
    asset.truths.headMap(interval.begin(), true).clear();
    intervals++;
    try {
      csv.write(name, interval, truth.label);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last interval may go on in another file: it is not told, as that of a stream is not. */
  void end() {
    for (Asset asset : assets.values()) {
      asset.counter.close();
      forgottenKeys += asset.counter.forgottenKeys();
    }
    assets.clear();
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Sentences for a person. */
  List<String> summary(Path out) {
    var lines = new ArrayList<String>();
    lines.add(
        "%,d intervals of %s in %s, of %,d records"
            .formatted(intervals, words(counts.interval()), out, counted));
    if (late > 0) {
      lines.add(
          "%,d records came later than the lateness of %s after a newer one and are not counted: sort the rows by time, or allow more in counts.yaml"
              .formatted(late, words(counts.lateness())));
    }
    if (forgottenKeys > 0) {
      lines.add(
          "%,d keys of tags with 'per' made room for others or found none, and what they came to is left out: count by fields of fewer values"
              .formatted(forgottenKeys));
    }
    if (intervals == 0) {
      lines.add(
          "the first interval and the last are not told, for nobody knows whether they are whole:"
              + " give records of more than two intervals");
    }
    return lines;
  }
}
