package io.sluice.ingest.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of one body was not taken as it came, counted: values and qualities of tags that the profile
 * does not know, fields that a reading does not have, and words where a number was expected. So
 * many names of each are kept, the rest is {@link #OTHER}. Not thread-safe.
 */
public final class UntakenValues {

  /** Stands for the names beyond the first ones. */
  public static final String OTHER = "other";

  private static final Word OTHER_WORD = new Word(OTHER, OTHER);
  private static final int MAX_NAMES = 100;

  private final Map<String, Integer> ignored = new LinkedHashMap<>();
  private final Map<String, Integer> ignoredFields = new LinkedHashMap<>();
  private final Map<Word, Integer> words = new LinkedHashMap<>();

  /**
   * A word in place of a number.
   *
   * @param tag which had it
   * @param word shortened, fit for an answer
   */
  public record Word(String tag, String word) {}

  void ignored(String tag) {
    count(ignored, tag, OTHER);
  }

  void ignoredField(String field) {
    count(ignoredFields, field, OTHER);
  }

  void word(String tag, String word) {
    count(words, new Word(tag, word), OTHER_WORD);
  }

  private static <K> void count(Map<K, Integer> counts, K name, K other) {
    boolean named = counts.size() < MAX_NAMES || counts.containsKey(name);
    counts.merge(named ? name : other, 1, Integer::sum);
  }

  /** How often by tag, as the sender calls it. */
  public Map<String, Integer> ignored() {
    return Collections.unmodifiableMap(ignored);
  }

  /** How often by field of a JSON reading, as the sender calls it. */
  public Map<String, Integer> ignoredFields() {
    return Collections.unmodifiableMap(ignoredFields);
  }

  /** How often by tag and word. */
  public Map<Word, Integer> words() {
    return Collections.unmodifiableMap(words);
  }
}
