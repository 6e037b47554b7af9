package io.sluice.query.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.Messages;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record of a file says of a stream's tags; whatever else it says is not looked at. */
final class RecordFields {

  private static final double LONGEST_WHOLE = 1e15;

  private final Map<String, String> texts = new TreeMap<>();

  RecordFields(Map<String, String> fields, Set<String> tags) {
    fields.forEach(
        (name, text) -> {
          if (tags.contains(name)) {
            texts.put(name, text);
          }
        });
  }

  boolean areMissing() {
    return texts.isEmpty();
  }

  /** The first that a reading says otherwise, to be read after its name; null if none. */
  @Nullable String contradiction(JsonNode reading) {
    for (var field : texts.entrySet()) {
      JsonNode there = reading.path(field.getKey());
      if (!isSame(there, field.getValue())) {
        return "'%s' is %s there, %s here"
            .formatted(field.getKey(), there, FeedbackText.shown(field.getValue()));
      }
    }
    return null;
  }

  private static boolean isSame(JsonNode value, String text) {
    if (value.isNumber()) {
      Double number = number(text);
      return number != null && number == value.doubleValue();
    }
    return value.asText().equals(text);
  }

  /** As the values of a reading are stored, the same for the same fields. */
  String asValues() {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    texts.forEach(
        (tag, text) -> {
          Double number = number(text);
          if (number == null) {
            values.put(tag, text);
          } else if (number == Math.rint(number) && Math.abs(number) < LONGEST_WHOLE) {
            values.put(tag, number.longValue());
          } else {
            values.put(tag, number);
          }
        });
    return values.toString();
  }

  private static @Nullable Double number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The values of a reading as they are stored. */
  static JsonNode json(String values) {
    try {
      return Messages.mapper().readTree(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }
}
