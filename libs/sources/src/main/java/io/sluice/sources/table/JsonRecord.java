package io.sluice.sources.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of JSON into fields of text. What is in an object within has the names of both,
 * {@code netflow.in_bytes}; in an array, the number of its place. Of a reading as Sluice takes it
 * the values have the names of their tags. Not thread-safe.
 */
final class JsonRecord {

  private static final String VALUES = "values.";
  private static final String QUALITY = "quality.";

  /** What a reading has beside its values. */
  private static final Set<String> OF_READINGS =
      Set.of("asset", "stream", "profile", "time", "id", "label");

  private final int maxColumns;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private @Nullable String fault;

  JsonRecord(int maxColumns) {
    this.maxColumns = maxColumns;
  }

  /**
   * Fields by name, empty texts for null. Until the next call.
   *
   * @param parser at the start of an object; afterwards at its end
   * @throws IOException if it is no JSON
   */
  Map<String, String> read(JsonParser parser) throws IOException {
    fields.clear();
    fault = null;
    object(parser, "");
    return fields;
  }

  /** Why what was read last is no record, as the end of a sentence; null if it is one. */
  @Nullable String fault() {
    return fault;
  }

  private void object(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName().strip();
      parser.nextToken();
      value(parser, prefix + name);
    }
  }

  private void array(JsonParser parser, String name) throws IOException {
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser, name + "." + index++);
    }
  }

  private void value(JsonParser parser, String name) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, name + ".");
      case START_ARRAY -> array(parser, name);
      case VALUE_NULL -> put(name, "");
      default -> put(name, parser.getText().strip());
    }
  }

  private void put(String path, String text) {
    String name = name(path);
    if (fields.size() == maxColumns && !fields.containsKey(name)) {
      fault = "has more than %d fields".formatted(maxColumns);
    } else if (fields.putIfAbsent(name, text) != null) {
      fault = "has the field %s twice".formatted(Quote.of(name));
    }
  }

  private static String name(String path) {
    if (path.startsWith(VALUES) && !OF_READINGS.contains(path.substring(VALUES.length()))) {
      return path.substring(VALUES.length());
    }
    return path.startsWith(QUALITY) ? path.substring(QUALITY.length()) + ".quality" : path;
  }
}
