package io.sluice.contracts.profile;

import io.sluice.contracts.PlainText;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tag by which a plant says itself in which operating mode it is.
 *
 * @param tag its name; of kind DISCRETE or CATEGORICAL
 * @param values name of the mode by the tag's value as it is written, a number in any way of
 *     writing it; 1 to {@value #MAX_VALUES}. With any other value the plant is in no mode that
 *     changes anything
 */
public record ModeTag(String tag, Map<String, String> values) {

  public static final int MAX_VALUES = 100;

  /**
   * @throws IllegalArgumentException naming what is missing or wrong
   */
  public ModeTag {
    if (tag == null || tag.isBlank()) {
      throw new IllegalArgumentException("mode: 'tag' is missing, expected the name of a tag");
    }
    if (values == null || values.isEmpty() || values.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          "mode: 'values' has %d entries, expected 1 to %d: the name of the mode by the value of %s"
              .formatted(values == null ? 0 : values.size(), MAX_VALUES, tag));
    }
    values = new TreeMap<>(values);
    var normalized = new HashMap<Object, String>();
    values.forEach(
        (value, mode) -> {
          if (!PlainText.isName(value) || mode == null || !PlainText.isName(mode)) {
            throw new IllegalArgumentException(
                "mode: '%s' of value '%s' must both be plain text of 1 to %d characters"
                    .formatted(mode, value, PlainText.MAX_NAME_LENGTH));
          }
          Double number = number(value);
          String other = normalized.put(number == null ? value.strip() : number, value);
          if (other != null) {
            throw new IllegalArgumentException(
                "mode: values '%s' and '%s' are the same: leave one out".formatted(other, value));
          }
        });
    values = Collections.unmodifiableMap(values);
  }

  /** Values that are no numbers. */
  List<String> texts() {
    return values.keySet().stream().filter(value -> number(value) == null).toList();
  }

  /** The modes by the numbers that stand for them. */
  public Map<Double, String> byNumber() {
    return values.entrySet().stream()
        .filter(entry -> number(entry.getKey()) != null)
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> Objects.requireNonNull(number(entry.getKey())), Map.Entry::getValue));
  }

  /** The modes by the texts that stand for them, stripped. */
  public Map<String, String> byText() {
    return texts().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                String::strip, text -> Objects.requireNonNull(values.get(text))));
  }

  /** Null of what is no number. */
  public static @Nullable Double number(String value) {
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? number + 0.0 : null; // no -0
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
