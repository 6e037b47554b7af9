package io.sluice.detection.dictionary;

import io.sluice.contracts.profile.CategoryText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of one categorical tag, as numbers: {@link #OTHER} for every text that training did not
 * meet, or too rarely, and 1, 2, ... for the others, the most frequent first. Immutable.
 */
public final class Dictionary {

  /** The code of a text that has no place. */
  public static final int OTHER = 0;

  private final DictionaryEntry state;
  private final Map<String, Double> codes;

  /** The texts that are numbers, ascending, and their codes. */
  private final double[] numbers;

  private final double[] codesOfNumbers;
  private final double total;

  Dictionary(DictionaryEntry state) {
    this.state = state;
    codes = HashMap.newHashMap(state.texts().size());
    var byNumber = new TreeMap<Double, Double>();
    for (int i = 0; i < state.texts().size(); i++) {
      double code = i + 1;
      String text = state.texts().get(i);
      codes.put(text, code);
      number(text, code, byNumber);
    }
    numbers = byNumber.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    codesOfNumbers = byNumber.values().stream().mapToDouble(Double::doubleValue).toArray();
    total = state.other() + state.counts().stream().mapToDouble(Long::doubleValue).sum();
  }

  private static void number(String text, double code, Map<Double, Double> byNumber) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return;
    }
    if (CategoryText.of(number).equals(text)) {
      byNumber.put(number, code);
    }
  }

  /**
   * @param counts how often training met each text, in any way of writing it
   */
  static Dictionary learn(String tag, Map<String, Long> counts) {
    var texts = new TreeMap<String, Long>();
    counts.forEach((text, count) -> texts.merge(CategoryText.of(text), count, Long::sum));
    texts.remove("");
    List<Map.Entry<String, Long>> known =
        texts.entrySet().stream()
            .filter(text -> DictionaryEntry.canBeText(text.getKey()))
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Long> text) -> -text.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(DictionaryEntry.MAX_TEXTS)
            .toList();
    long all = texts.values().stream().mapToLong(Long::longValue).sum();
    long placed = known.stream().mapToLong(Map.Entry::getValue).sum();
    return new Dictionary(
        new DictionaryEntry(
            tag,
            known.stream().map(Map.Entry::getKey).toList(),
            known.stream().map(Map.Entry::getValue).toList(),
            all - placed));
  }

  DictionaryEntry state() {
    return state;
  }

  public String tag() {
    return state.tag();
  }

  /** Texts that it tells apart; codes go from {@link #OTHER} up to this. */
  public int size() {
    return state.texts().size();
  }

  /** The text of a code above {@link #OTHER}. */
  public String text(int code) {
    return state.texts().get(code - 1);
  }

  /** The code of a text, {@link #OTHER} if it has no place, NaN if it is blank: a missing value. */
  public double code(String text) {
    Double code = codes.get(text);
    if (code == null) {
      String written = CategoryText.of(text);
      if (written.isEmpty()) {
        return Double.NaN;
      }
      code = codes.get(written);
    }
    return code == null ? OTHER : code;
  }

  /** The code of a number's text, NaN of NaN. */
  public double code(double number) {
    if (Double.isNaN(number)) {
      return number;
    }
    int index = Arrays.binarySearch(numbers, number + 0.0); // no -0
    return index < 0 ? OTHER : codesOfNumbers[index];
  }

  /**
   * Which part of training had this text, above 0 to 1. What has no place counts as half a time,
   * however many texts found none: each of them is rarer than any that has one.
   */
  public double frequency(int code) {
    double count = code == OTHER ? 0.5 : state.counts().get(code - 1);
    return count / Math.max(total, 1);
  }

  /** How the texts are called where each has a column, {@link #OTHER} first. */
  public List<String> columnNames() {
    var names = new ArrayList<String>();
    names.add(tag() + ".other");
    state.texts().forEach(text -> names.add(tag() + "=" + text));
    return names;
  }
}
