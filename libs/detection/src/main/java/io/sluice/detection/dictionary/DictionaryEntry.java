package io.sluice.detection.dictionary;

import io.sluice.contracts.PlainText;
import io.sluice.contracts.profile.CategoryText;
import java.util.HashSet;
import java.util.List;

/**
 * The state of a {@link Dictionary} as a bundle stores it.
 *
 * @param tag whose texts these are
 * @param texts most frequent first, {@value #MAX_TEXTS} at most
 * @param counts by text, how often it was met in training, at least 1
 * @param other how often training met a text that found no place
 */
public record DictionaryEntry(String tag, List<String> texts, List<Long> counts, long other) {

  /** More texts than this are names of things, not categories: the rest is told apart no more. */
  public static final int MAX_TEXTS = 1_000;

  /**
   * @throws IllegalArgumentException naming the tag and what is wrong
   */
  public DictionaryEntry {
    texts = List.copyOf(texts);
    counts = List.copyOf(counts);
    if (tag == null || tag.isBlank()) {
      throw new IllegalArgumentException("a dictionary names no tag");
    }
    if (texts.size() > MAX_TEXTS || texts.size() != counts.size()) {
      throw new IllegalArgumentException(
          "the dictionary of %s has %d texts and %d counts, expected as many, %d at most"
              .formatted(tag, texts.size(), counts.size(), MAX_TEXTS));
    }
    var seen = new HashSet<String>();
    for (String text : texts) {
      if (!canBeText(text) || !CategoryText.of(text).equals(text) || !seen.add(text)) {
        throw new IllegalArgumentException(
            "the dictionary of %s has a text twice, or one that no value is read as: '%s'"
                .formatted(tag, text));
      }
    }
    if (counts.stream().anyMatch(count -> count < 1) || other < 0) {
      throw new IllegalArgumentException(
          "the dictionary of " + tag + " has a text that was never met");
    }
  }

  /** Whether a text is short and plain enough to have a place. */
  static boolean canBeText(String text) {
    return PlainText.isName(text);
  }
}
