package io.sluice.query.chart;

import io.sluice.contracts.JsonText;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Quality;
import io.sluice.contracts.ReadingReader;
import io.sluice.contracts.TagSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks some tags out of readings, one after the other. A value of quality BAD is none. */
final class WantedTags {

  private final ReadingReader reader = new ReadingReader();
  private final List<String> names;
  private final double[] numbers;
  private final @Nullable String[] texts;
  private final boolean[] bad;
  private final TagSink sink = new Sink();

  WantedTags(List<String> names) {
    this.names = names;
    this.numbers = new double[names.size()];
    this.texts = new String[names.size()];
    this.bad = new boolean[names.size()];
  }

  void read(ReadingScan.Found reading) {
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(texts, null);
    Arrays.fill(bad, false);
    try {
      if (reading.quality() != null) {
        reader.quality(json(reading.quality()), reading.profile(), sink);
      }
      reader.values(json(reading.values()), reading.profile(), sink);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("a stored reading cannot be read", e);
    }
  }

  private static JsonText json(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new JsonText(bytes, 0, bytes.length);
  }

  /** The number that a tag has, by its place among those that are wanted; NaN if it has none. */
  double number(int tag) {
    return numbers[tag];
  }

  /** The text that a tag has; null if it has none. */
  @Nullable String text(int tag) {
    return texts[tag];
  }

  private final class Sink implements TagSink {

    @Override
    public boolean beginValues(String profile) {
      return true;
    }

    @Override
    public void number(String tag, double value) {
      int at = names.indexOf(tag);
      if (at >= 0 && !bad[at]) {
        numbers[at] = value;
      }
    }

    @Override
    public void text(String tag, String value) {
      int at = names.indexOf(tag);
      if (at >= 0 && !bad[at]) {
        texts[at] = value;
      }
    }

    @Override
    public void missing(String tag) {}

    @Override
    public boolean beginQuality(String profile) {
      return true;
    }

    @Override
    public void quality(String tag, Quality quality) {
      int at = names.indexOf(tag);
      if (at >= 0 && quality == Quality.BAD) {
        bad[at] = true;
      }
    }
  }
}
