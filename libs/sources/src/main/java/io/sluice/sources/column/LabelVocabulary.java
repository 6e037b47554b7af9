package io.sluice.sources.column;

import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each value of a label column means, told by all of its values. Words mean what they say;
 * numbers are compared as numbers, so that {@code 0.00} is 0. Where the values do not tell, there
 * is a question instead of a guess.
 *
 * <p>Vocabularies known: SWaT ({@code Normal}, {@code A ttack}), WADI (1 no attack, -1 attack),
 * BATADAL ({@code -999} unknown), KDD Cup 1999 and NSL-KDD ({@code normal.} and the names of
 * attacks), the pump sensor data ({@code NORMAL}, {@code BROKEN}, {@code RECOVERING}), SECOM (-1
 * pass, 1 fail), Tennessee Eastman (0 and the numbers of faults).
 */
public final class LabelVocabulary {

  private static final Set<String> NORMAL =
      Set.of(
          "normal",
          "ok",
          "okay",
          "good",
          "healthy",
          "no",
          "false",
          "benign",
          "none",
          "noattack",
          "nofault",
          "noanomaly",
          "noevent",
          "faultfree",
          "fault-free",
          "regular",
          "nominal",
          "inlier",
          "pass",
          "passed",
          "legitimate",
          "legit",
          "clean",
          "background",
          "negative",
          "normaloperation",
          "intact",
          "i.o.",
          "io",
          "gut");

  private static final Set<String> ANOMALOUS =
      Set.of(
          "attack",
          "attacked",
          "anomaly",
          "anomalous",
          "anomal",
          "abnormal",
          "broken",
          "fault",
          "faulty",
          "failure",
          "failed",
          "fail",
          "bad",
          "error",
          "yes",
          "true",
          "outlier",
          "malicious",
          "malign",
          "intrusion",
          "defect",
          "defective",
          "damaged",
          "positive",
          "incident",
          "underattack",
          "event",
          "alarm",
          "nok",
          "notok",
          "n.i.o.",
          "nio",
          "schlecht",
          "st\u00f6rung");

  private static final Set<String> YES_OR_NO = Set.of("yes", "no", "true", "false");

  private static final Set<String> NOTHING =
      Set.of("-", "nan", "null", "na", "n/a", "?", "unknown", "unlabelled", "unlabeled");

  /** Neither: a plant on its way from one to the other. */
  private static final Set<String> BETWEEN =
      Set.of("recovering", "recovery", "transition", "transient", "startup", "shutdown");

  /** BATADAL's word for a row that nobody has labelled. */
  private static final Set<String> UNKNOWN_NUMBERS = Set.of("-999", "-9999");

  private static final int NAMED = 4;
  private static final int MOST_VALUES = 64;

  /** Of two numbers: the rarer may be this part at most to be the anomalous one. */
  private static final double MOST_ANOMALOUS = 0.4;

  private final Map<String, Integer> meanings;

  /** The same by the values as they are written. */
  private final Map<String, Integer> spellings = new HashMap<>();

  private final @Nullable String question;
  private final @Nullable String note;
  private final long normal;
  private final long anomalous;
  private final long unknown;
  private final boolean isAboutLabels;
  private final boolean isPlain;
  private final boolean namesAnomalies;

  private LabelVocabulary(Map<String, Long> values, Learning learnt) {
    meanings = Map.copyOf(learnt.meanings);
    question = learnt.question;
    note = learnt.note;
    isPlain = learnt.isPlain;
    isAboutLabels =
        values.size() <= MOST_VALUES
            && values.keySet().stream().noneMatch(LabelVocabulary::isFraction);
    namesAnomalies =
        values.keySet().stream().anyMatch(v -> ANOMALOUS.contains(v) && !YES_OR_NO.contains(v));
    normal = rows(values, 0);
    anomalous = rows(values, 1);
    unknown = values.values().stream().mapToLong(Long::longValue).sum() - normal - anomalous;
  }

  private long rows(Map<String, Long> values, int meaning) {
    return values.entrySet().stream()
        .filter(value -> Integer.valueOf(meaning).equals(meanings.get(value.getKey())))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * @param column name of the column, which may tell what its numbers mean
   * @param counts in how many rows each value stands; the empty text is a field without anything
   */
  public static LabelVocabulary of(String column, Map<String, Long> counts, LabelOptions options) {
    var values = new LinkedHashMap<String, Long>();
    counts.forEach((text, rows) -> values.merge(key(text), rows, Long::sum));
    var learning = new Learning(column, values);
    if (options.saysMeaning()) {
      learning.told(options);
    } else {
      learning.found();
    }
    var vocabulary = new LabelVocabulary(values, learning);
    counts.keySet().forEach(vocabulary::know);
    return vocabulary;
  }

  private void know(String text) {
    Integer meaning = meanings.get(key(text));
    if (meaning != null) {
      spellings.put(text, meaning);
    }
  }

  /** What tells a value from others: numbers by size, words without case, blanks and full stop. */
  private static String key(String text) {
    double number = NumberStyle.POINT.parse(text);
    if (Double.isNaN(number)) {
      number = NumberStyle.COMMA.parse(text);
    }
    if (!Double.isNaN(number)) {
      return Numerals.text(number);
    }
    String word = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    return word.length() > 1 && word.endsWith(".") && !word.endsWith("o.")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /** The meanings in the making. */
  private static final class Learning {

    private final String column;
    private final Map<String, Long> values;
    private final Map<String, Integer> meanings = new HashMap<>();
    private @Nullable String question;
    private @Nullable String note;
    private boolean isPlain = true;

    private Learning(String column, Map<String, Long> values) {
      this.column = column;
      this.values = values;
    }

    private void told(LabelOptions options) {
      List<String> normal = options.normal().stream().map(LabelVocabulary::key).toList();
      List<String> anomalous = options.anomalous().stream().map(LabelVocabulary::key).toList();
      for (String value : values.keySet()) {
        if (normal.contains(value)) {
          meanings.put(value, 0);
        } else if (anomalous.contains(value)) {
          meanings.put(value, 1);
        } else if (!isUnknown(value)) {
          if (anomalous.isEmpty()) {
            meanings.put(value, 1);
          } else if (normal.isEmpty()) {
            meanings.put(value, 0);
          }
        }
      }
      if (values.keySet().stream().filter(value -> !isUnknown(value)).count() < 2) {
        return; // a file that is wholly normal, or wholly not
      }
      if (!anomalous.isEmpty() && values.keySet().stream().noneMatch(anomalous::contains)) {
        question = notThere("--anomalous", options.anomalous());
      } else if (!normal.isEmpty() && values.keySet().stream().noneMatch(normal::contains)) {
        question = notThere("--normal", options.normal());
      }
    }

    private String notThere(String option, List<String> asked) {
      return "column '%s' holds %s, but nowhere %s, which %s names"
          .formatted(column, listed(values.keySet()), String.join(", ", asked), option);
    }

    private void found() {
      var numbers = new LinkedHashMap<String, Double>();
      var words = new ArrayList<String>();
      for (String value : values.keySet()) {
        if (!isUnknown(value)) {
          double number = NumberStyle.POINT.parse(value);
          if (Double.isNaN(number)) {
            words.add(value);
          } else {
            numbers.put(value, number);
          }
        }
      }
      findNumbers(numbers);
      findWords(words, !numbers.isEmpty());
    }

    private void findNumbers(Map<String, Double> numbers) {
      if (numbers.isEmpty()) {
        return;
      }
      String name = ColumnNames.normal(column);
      Set<String> there = numbers.keySet();
      if (ColumnNames.saysMinusOneIsAttack(name)) {
        findNamedOnes(there);
      } else if (Set.of("0", "1").containsAll(there)) {
        int one = ColumnNames.saysOneIsNormal(name) ? 0 : 1;
        meanings.put("1", one);
        meanings.put("0", 1 - one);
        note = one == 0 ? "1 is normal by the column's name" : null;
      } else if (Set.of("-1", "1").containsAll(there)) {
        findOnes();
      } else if (there.contains("0") && numbers.values().stream().allMatch(this::isKind)) {
        there.forEach(value -> meanings.put(value, value.equals("0") ? 0 : 1));
        isPlain = false;
        note =
            "0 is normal, and each of the other numbers (%s) is anomalous"
                .formatted(listed(there.stream().filter(value -> !value.equals("0")).toList()));
      } else {
        ask();
      }
    }

    /** A kind of fault has a whole number. */
    private boolean isKind(double number) {
      return number >= 0 && number == Math.rint(number);
    }

    /** The name says what 1 and -1 are, however many rows have them, and of nothing else. */
    private void findNamedOnes(Set<String> there) {
      if (!Set.of("-1", "1").containsAll(there)) {
        ask();
        return;
      }
      meanings.put("1", 0);
      meanings.put("-1", 1);
      note = "1 is normal and -1 anomalous by the column's name";
    }

    private void findOnes() {
      isPlain = false;
      long ones = values.getOrDefault("1", 0L);
      long minusOnes = values.getOrDefault("-1", 0L);
      double few = (ones + minusOnes) * MOST_ANOMALOUS;
      if (ones > 0 && minusOnes <= few) {
        meanings.put("1", 0);
        meanings.put("-1", 1);
        note = "1 is normal and -1 anomalous, as most rows are 1";
      } else if (ones > 0 && ones <= few) {
        meanings.put("1", 1);
        meanings.put("-1", 0);
        note = "-1 is normal and 1 anomalous, as most rows are -1";
      } else {
        ask();
      }
    }

    private void findWords(List<String> words, boolean besideNumbers) {
      var others = new ArrayList<String>();
      boolean anyNormal = besideNumbers && meanings.containsValue(0);
      boolean isReversed = ColumnNames.saysOneIsNormal(ColumnNames.normal(column));
      for (String word : words) {
        if (isReversed && YES_OR_NO.contains(word)) {
          meanings.put(word, NORMAL.contains(word) ? 1 : 0);
          anyNormal |= meanings.get(word) == 0;
          note = "yes is normal by the column's name";
        } else if (NORMAL.contains(word)) {
          meanings.put(word, 0);
          anyNormal = true;
        } else if (ANOMALOUS.contains(word)) {
          meanings.put(word, 1);
        } else {
          others.add(word);
        }
      }
      if (others.isEmpty()) {
        askWhereNothingIsAnomalous();
        askWhetherNothingIsNormal();
        return;
      }
      if (anyNormal) {
        others.forEach(word -> meanings.put(word, 1));
        isPlain = false;
        note = "whatever is not normal is anomalous: " + listed(others);
      } else {
        ask();
      }
    }

    /** Values that are states of their own, and neither normal nor anomalous. */
    private void askWhereNothingIsAnomalous() {
      boolean hasOtherStates = values.keySet().stream().anyMatch(BETWEEN::contains);
      if (question == null && hasOtherStates && !meanings.containsValue(1)) {
        ask();
      }
    }

    /** Rows of attacks have a word, all others have nothing. */
    private void askWhetherNothingIsNormal() {
      boolean isOnlyWords = meanings.keySet().stream().noneMatch(LabelVocabulary::isNumber);
      if (question == null
          && isOnlyWords
          && values.containsKey("")
          && meanings.containsValue(1)
          && !meanings.containsValue(0)) {
        ask();
      }
    }

    private void ask() {
      question =
          "column '%s' holds %s: which of them is normal? Say it with --normal VALUE[,VALUE] or --anomalous VALUE[,VALUE] ('' is nothing)"
              .formatted(column, listed(values));
      meanings.clear();
    }
  }

  private static boolean isNumber(String value) {
    return !Double.isNaN(NumberStyle.POINT.parse(value));
  }

  private static boolean isFraction(String value) {
    double number = NumberStyle.POINT.parse(value);
    return !Double.isNaN(number) && number != Math.rint(number);
  }

  private static boolean isUnknown(String value) {
    return value.isEmpty()
        || NOTHING.contains(value)
        || BETWEEN.contains(value)
        || UNKNOWN_NUMBERS.contains(value);
  }

  private static String listed(Iterable<String> values) {
    var all = new ArrayList<String>();
    values.forEach(value -> all.add(value.isEmpty() ? "nothing" : value));
    String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? first + " and " + (all.size() - NAMED) + " more" : first;
  }

  private static String listed(Map<String, Long> values) {
    Function<Map.Entry<String, Long>, String> inWords =
        value ->
            "%s in %,d rows"
                .formatted(value.getKey().isEmpty() ? "nothing" : value.getKey(), value.getValue());
    return listed(values.entrySet().stream().map(inWords).toList());
  }

  /**
   * The kind of anomaly that a value names, as KDD's {@code neptune} does; null if it says no more
   * than that there is one, or that there is none.
   *
   * @param text as it is written
   */
  public @Nullable String kind(String text) {
    Integer meaning = label(text);
    if (meaning == null || meaning == 0) {
      return null;
    }
    String key = key(text);
    boolean isPlainWord = ANOMALOUS.contains(key);
    return isPlainWord || !Double.isNaN(NumberStyle.POINT.parse(key)) ? null : text;
  }

  /**
   * 1 anomalous, 0 normal, null unknown: nothing, a plant that recovers, a value that the file from
   * which this was learnt does not have.
   */
  public @Nullable Integer label(String text) {
    Integer meaning = spellings.get(text);
    return meaning != null ? meaning : meanings.get(key(text));
  }

  /** How much a column's name is that of labels, 0 the most; below 0 if it is none. */
  public static int rank(String column) {
    return ColumnNames.labelRank(column);
  }

  /** What has to be said by a person, in one sentence; null if the values tell all. */
  public @Nullable String question() {
    return question;
  }

  /**
   * Whether each value says by itself, or the column's name says, what it means: then a part of the
   * rows is understood as all of them are.
   */
  public boolean isPlain() {
    return isPlain;
  }

  /** Whether the values could be labels at all: words, or a few whole numbers. */
  boolean isAboutLabels() {
    return isAboutLabels;
  }

  /** Whether a value is a word for what is not normal, whatever the others are. */
  boolean namesAnomalies() {
    return namesAnomalies;
  }

  /** What was taken for what where it is not plain; null where it is. */
  public @Nullable String note() {
    return note;
  }

  /** Rows that are normal. */
  public long normal() {
    return normal;
  }

  /** Rows that are anomalous. */
  public long anomalous() {
    return anomalous;
  }

  /** Rows of which it is unknown. */
  public long unknown() {
    return unknown;
  }
}
