package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Names what stands where something else was expected. */
final class Found {

  private Found() {}

  /** Of the parser's current token: {@code 'text'}, {@code NaN}, {@code an object}. */
  static String at(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "'" + Excerpt.of(parser.getText()) + "'";
      default -> Excerpt.of(parser.getText());
    };
  }
}
