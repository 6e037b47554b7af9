package io.sluice.sources.value;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often which word stood where a number should be. Bounded: words beyond a limit are counted
 * together, long ones are cut. Not thread-safe.
 */
public final class WordCounts {

  /** Characters of a word that are kept. */
  public static final int MAX_LENGTH = 40;

  private final int limit;
  private final Map<String, long[]> counts = new HashMap<>();
  private long total;
  private long others;

  /**
   * @param limit most different words
   */
  public WordCounts(int limit) {
    this.limit = limit;
  }

  public void add(String word) {
    total++;
    String kept = word.length() <= MAX_LENGTH ? word : word.substring(0, MAX_LENGTH);
    long[] count = counts.get(kept);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < limit) {
      counts.put(kept, new long[] {1});
    } else {
      others++;
    }
  }

  /** These words and others, up to the limit of these. */
  public WordCounts plus(WordCounts more) {
    var sum = new WordCounts(limit);
    for (WordCounts part : new WordCounts[] {this, more}) {
      part.counts.forEach(
          (word, count) -> {
            if (sum.counts.containsKey(word) || sum.counts.size() < limit) {
              sum.counts.computeIfAbsent(word, any -> new long[1])[0] += count[0];
            } else {
              sum.others += count[0];
            }
          });
      sum.total += part.total;
      sum.others += part.others;
    }
    return sum;
  }

  /** All words. */
  public long total() {
    return total;
  }

  /** Words that were not kept because there were too many different ones. */
  public long others() {
    return others;
  }

  public boolean isEmpty() {
    return total == 0;
  }

  /** Different words that were kept. */
  public int distinct() {
    return counts.size();
  }

  /** The most frequent words with their counts, most frequent first. */
  public Map<String, Long> most(int words) {
    var most = new LinkedHashMap<String, Long>();
    counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, long[]>>comparingLong(e -> -e.getValue()[0])
                .thenComparing(Map.Entry::getKey))
        .limit(words)
        .forEach(entry -> most.put(entry.getKey(), entry.getValue()[0]));
    return most;
  }
}
