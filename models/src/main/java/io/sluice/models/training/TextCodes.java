package io.sluice.models.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers for the texts of files before there are dictionaries: which texts those get is learnt
 * from a part of the rows, and which rows that is, is not known before all are read. Bounded: a tag
 * with more texts than {@value #MOST_TEXTS} has one number for the rest. Not thread-safe.
 */
final class TextCodes {

  private static final int MOST_TEXTS = 100_000;

  /** No text is this, and none that finds a place in a dictionary: it has a control character. */
  private static final String REST = "\u0000";

  private final Map<Integer, Map<String, Double>> codes = new HashMap<>();
  private final Map<Integer, List<String>> texts = new HashMap<>();

  double code(int tag, String text) {
    var ofTag = codes.computeIfAbsent(tag, key -> new HashMap<>());
    String kept = ofTag.size() < MOST_TEXTS || ofTag.containsKey(text) ? text : REST;
    return ofTag.computeIfAbsent(kept, key -> next(tag, key));
  }

  private double next(int tag, String text) {
    List<String> ofTag = texts.computeIfAbsent(tag, key -> new ArrayList<>());
    ofTag.add(text);
    return ofTag.size() - 1;
  }

  /** The same for rows of which only some columns are left. */
  TextCodes select(int[] columns) {
    var selected = new TextCodes();
    for (int i = 0; i < columns.length; i++) {
      if (texts.containsKey(columns[i])) {
        selected.codes.put(i, codes.get(columns[i]));
        selected.texts.put(i, texts.get(columns[i]));
      }
    }
    return selected;
  }

  String text(int tag, double code) {
    return Objects.requireNonNull(texts.get(tag), "the tag holds no texts").get((int) code);
  }
}
