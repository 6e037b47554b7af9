package io.sluice.sources.readings;

import io.sluice.sources.table.Quote;
import io.sluice.sources.value.WordCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was seen in the rows handed out so far; in constant space. Not thread-safe. */
public final class ReadingSummary {

  /** Different words that are counted by themselves, a tag. */
  private static final int MAX_WORDS = 20;

  private static final int MAX_TOLD_WORDS = 5;

  private final List<String> tags;
  private final @Nullable WordCounts[] words;
  private final long[] sentinels;
  private long rows;
  private long badRows;
  private long anomalous;
  private long normal;
  private long leftOut;
  private FileRow.@Nullable BadRow firstBad;

  ReadingSummary(List<String> tags) {
    this.tags = tags;
    words = new WordCounts[tags.size()];
    sentinels = new long[tags.size()];
  }

  void add(FileRow row) {
    switch (row) {
      case FileRow.Row read -> addRead(read);
      case FileRow.BadRow bad -> {
        badRows++;
        firstBad = firstBad == null ? bad : firstBad;
      }
    }
  }

  private void addRead(FileRow.Row row) {
    rows++;
    leftOut += row.isLeftOut() ? 1 : 0;
    if (row.label() != null) {
      anomalous += row.label();
      normal += 1 - row.label();
    }
  }

  void word(int tag, String word) {
    WordCounts counts = words[tag];
    if (counts == null) {
      counts = new WordCounts(MAX_WORDS);
      words[tag] = counts;
    }
    counts.add(word);
  }

  void numberForNone(int tag) {
    sentinels[tag]++;
  }

  /** Rows that were read. */
  public long rows() {
    return rows;
  }

  /** Rows that could not be read. */
  public long badRows() {
    return badRows;
  }

  /** The first that could not be read, null if all could. */
  public FileRow.@Nullable BadRow firstBad() {
    return firstBad;
  }

  /** Rows with label 1. */
  public long anomalous() {
    return anomalous;
  }

  /** Rows with label 0. */
  public long normal() {
    return normal;
  }

  /** Rows whose label is unknown. */
  public long unlabelled() {
    return rows - anomalous - normal - leftOut;
  }

  /** Values that are missing because a word stands where a number belongs. */
  public long words() {
    long sum = 0;
    for (WordCounts counts : words) {
      sum += counts == null ? 0 : counts.total();
    }
    return sum;
  }

  /** Values that are missing because their number means that there is none. */
  public long sentinels() {
    long sum = 0;
    for (long count : sentinels) {
      sum += count;
    }
    return sum;
  }

  /** Which values are missing although something stands there, a sentence a tag and reason. */
  public List<String> missingValues() {
    var lines = new ArrayList<String>();
    for (int tag = 0; tag < words.length; tag++) {
      WordCounts counts = words[tag];
      if (counts != null) {
        lines.add(
            "%,d values of %s are missing, words stand there: %s"
                .formatted(counts.total(), tags.get(tag), told(counts)));
      }
      if (sentinels[tag] > 0) {
        lines.add(
            "%,d values of %s are missing, a number for \"no value\" stands there"
                .formatted(sentinels[tag], tags.get(tag)));
      }
    }
    return lines;
  }

  private static String told(WordCounts counts) {
    Map<String, Long> most = counts.most(MAX_TOLD_WORDS);
    String told =
        most.entrySet().stream()
            .map(word -> "%s (%,d)".formatted(Quote.of(word.getKey()), word.getValue()))
            .collect(Collectors.joining(", "));
    return counts.distinct() > most.size() || counts.others() > 0 ? told + " and others" : told;
  }
}
