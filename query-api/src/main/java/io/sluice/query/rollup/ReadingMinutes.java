package io.sluice.query.rollup;

import io.sluice.contracts.JsonText;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Quality;
import io.sluice.contracts.ReadingReader;
import io.sluice.contracts.TagSink;
import io.sluice.contracts.profile.TagKind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds readings to what a minute comes to: the numbers of tags, and how often tags of texts or of
 * few whole numbers had which value. A value of quality BAD is none.
 */
final class ReadingMinutes {

  /** A tag of numbers that takes more values than that has a scale. */
  static final int MOST_STATES = 16;

  /** Of a text that is counted, from the front. */
  private static final int MAX_TEXT = 120;

  private final ReadingReader reader = new ReadingReader();
  private final StreamTags tags;
  private final Sink sink = new Sink();

  ReadingMinutes(StreamTags tags) {
    this.tags = tags;
  }

  /**
   * @throws MalformedMessageException if what is stored was no reading
   */
  void add(
      byte[] values,
      byte @Nullable [] quality,
      String profile,
      boolean isAnomalous,
      RolledMinute minute)
      throws MalformedMessageException {
    sink.minute = minute;
    sink.isAnomalous = isAnomalous;
    sink.bad.clear();
    if (quality != null) {
      reader.quality(new JsonText(quality, 0, quality.length), profile, sink);
    }
    reader.values(new JsonText(values, 0, values.length), profile, sink);
  }

  /** Leaves of an hour's counts those that are of the whole hour, and of few values. */
  void settleCounts(RolledMinute hour) {
    for (String name : hour.countedTags()) {
      TagEntry tag = tags.get(RolledSource.READING, name, TagKind.DISCRETE);
      if (tag == null || tag.kind() == TagKind.CATEGORICAL) {
        continue;
      }
      if (hour.counts(name).distinct() > MOST_STATES) {
        tags.setKind(tag, TagKind.CONTINUOUS);
        hour.uncount(name);
      } else if (hour.counts(name).total() != hour.count(tag.number())) {
        hour.uncount(name);
      }
    }
  }

  private final class Sink implements TagSink {

    private final Set<String> bad = new HashSet<>();
    private RolledMinute minute = new RolledMinute();
    private boolean isAnomalous;

    @Override
    public boolean beginValues(String profile) {
      return true;
    }

    @Override
    public void number(String name, double value) {
      if (!bad.isEmpty() && bad.contains(name)) {
        return;
      }
      TagEntry tag = tags.get(RolledSource.READING, name, TagKind.DISCRETE);
      if (tag == null) {
        return;
      }
      minute.add(tag.number(), value);
      if (tag.kind() == TagKind.DISCRETE) {
        count(tag, value);
      }
    }

    private void count(TagEntry tag, double value) {
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        ValueCounts counts = minute.counts(tag.name());
        counts.add(Long.toString((long) value), isAnomalous);
        if (counts.distinct() <= MOST_STATES) {
          return;
        }
      }
      tags.setKind(tag, TagKind.CONTINUOUS);
      minute.uncount(tag.name());
    }

    @Override
    public void text(String name, String value) {
      if (!bad.isEmpty() && bad.contains(name)) {
        return;
      }
      TagEntry tag = tags.get(RolledSource.READING, name, TagKind.CATEGORICAL);
      if (tag == null) {
        return;
      }
      tags.setKind(tag, TagKind.CATEGORICAL);
      minute
          .counts(name)
          .add(value.length() <= MAX_TEXT ? value : value.substring(0, MAX_TEXT), isAnomalous);
    }

    @Override
    public void missing(String name) {}

    @Override
    public boolean beginQuality(String profile) {
      return true;
    }

    @Override
    public void quality(String name, Quality quality) {
      if (quality == Quality.BAD) {
        bad.add(name);
      }
    }
  }
}
