package io.sluice.scoring.predict;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.scoring.bundle.TagLayout;
import io.sluice.scoring.predict.Prediction.WordCount;
import io.sluice.sources.value.FieldReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a request say, by the rule of ingest-service: a number as number or text, of a
 * tag of 0 and 1 also a boolean or a word for a state, of a categorical tag its text by the
 * bundle's dictionary. Anything else is a missing value, and counted. Not thread-safe.
 */
final class RequestedValues {

  private static final int MOST_WORDS = 100;
  private static final int LONGEST = 60;
  private static final Word OTHER = new Word("other", "other");

  private final List<Tag> tags;
  private final TagLayout layout;
  private final FieldReader[] readers;
  private final Map<Word, Integer> words = new LinkedHashMap<>();

  private record Word(String tag, String word) {}

  RequestedValues(Profile profile, TagLayout layout) {
    this.tags = profile.tags();
    this.layout = layout;
    readers = tags.stream().map(FieldReader::of).toArray(FieldReader[]::new);
  }

  /**
   * @param tag its place in the profile
   * @return NaN if the value is missing
   */
  double read(int tag, @Nullable Object value) {
    var dictionary = layout.dictionary(tag);
    return switch (value) {
      case null -> Double.NaN;
      case Number number when Double.isFinite(number.doubleValue()) ->
          dictionary == null ? number.doubleValue() : dictionary.code(number.doubleValue());
      case String text when dictionary != null -> dictionary.code(text);
      case String text -> number(tag, text.strip());
      case Boolean state when dictionary != null -> dictionary.code(state.toString());
      case Boolean state when FieldReader.isZeroOrOne(tags.get(tag)) -> state ? 1 : 0;
      case Map<?, ?> object -> word(tag, "an object");
      case List<?> array -> word(tag, "an array");
      default -> word(tag, value.toString());
    };
  }

  private double number(int tag, String text) {
    double number = readers[tag].number(text);
    return Double.isNaN(number) && !text.isEmpty() ? word(tag, text) : number;
  }

  private double word(int tag, String said) {
    var cut = said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "...";
    var word = new Word(tags.get(tag).name(), cut.replaceAll("\\p{Cntrl}", "?"));
    boolean isKept = words.size() < MOST_WORDS || words.containsKey(word);
    words.merge(isKept ? word : OTHER, 1, Integer::sum);
    return Double.NaN;
  }

  /** The words since the last call. */
  List<WordCount> takeWords() {
    var counts =
        words.entrySet().stream()
            .map(word -> new WordCount(word.getKey().tag(), word.getKey().word(), word.getValue()))
            .toList();
    words.clear();
    return counts;
  }

  /**
   * Why no value of a reading is one; empty if some may be.
   *
   * @param values of a reading
   */
  static Optional<String> whyNone(Map<String, Object> values) {
    boolean areStructures =
        !values.isEmpty()
            && values.values().stream()
                .allMatch(value -> value instanceof Map || value instanceof List);
    return areStructures
        ? Optional.of(
            "each value is an object or an array, %s for one; send the value itself"
                .formatted(values.keySet().stream().limit(1).collect(Collectors.joining())))
        : Optional.empty();
  }
}
