package io.sluice.query.projection;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.contracts.IsoTime;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.PlainText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Reads one message from its bytes, field by field, without building a tree: nested objects that
 * only travel on to a json column are checked and handed over as the bytes they came as.
 */
final class MessageReader {

  /** What both Postgres and a date in ISO-8601 can say; far beyond any plant's clock. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private final byte[] bytes;
  private final RepeatedNames names;
  private final JsonParser parser;

  private MessageReader(byte[] bytes, RepeatedNames names, JsonParser parser) {
    this.bytes = bytes;
    this.names = names;
    this.parser = parser;
  }

  /** Receives each field in turn and must read its value through the reader. */
  @FunctionalInterface
  interface FieldHandler {
    void field(String name, MessageReader reader) throws IOException, MalformedMessageException;
  }

  /**
   * @throws MalformedMessageException if the bytes are not one JSON object
   */
  static void read(byte[] bytes, RepeatedNames names, FieldHandler handler)
      throws MalformedMessageException {
    if (bytes == null) {
      throw new MalformedMessageException("the record has no value, expected a JSON object");
    }
    try (JsonParser parser = Messages.mapper().getFactory().createParser(bytes)) {
      var reader = new MessageReader(bytes, names, parser);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw reader.unexpected("the record", "a JSON object");
      }
      reader.fields(handler);
      if (parser.nextToken() != null) {
        throw reader.unexpected("text after the object", "the end");
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      var at = e.getLocation();
      throw new MalformedMessageException(
          "no valid JSON at line %d, column %d: %s"
              .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new MalformedMessageException("no valid JSON: " + e.getMessage(), e);
    }
  }

  void object(FieldHandler handler) throws IOException, MalformedMessageException {
    expect(JsonToken.START_OBJECT, "an object");
    fields(handler);
  }

  private void fields(FieldHandler handler) throws IOException, MalformedMessageException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      handler.field(name, this);
    }
  }

  String text() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_STRING, "a string");
    return parser.getText();
  }

  /** As {@link #text()}, for one of the few words that come again and again. */
  String repeated() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_STRING, "a string");
    return parser.getTextLength() > PlainText.MAX_NAME_LENGTH
        ? parser.getText()
        : names.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** As {@link #repeated()}, but a name: not blank and at most 200 characters. */
  String name() throws IOException, MalformedMessageException {
    String text = repeated();
    if (text.isBlank() || text.length() > PlainText.MAX_NAME_LENGTH) {
      throw unexpected(
          "'" + parser.currentName() + "'",
          "a name of 1 to " + PlainText.MAX_NAME_LENGTH + " characters");
    }
    return text;
  }

  /** An instant, in the whole microseconds that the database holds. */
  Instant time() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_STRING, "a string");
    try {
      Instant time = IsoTime.parse(parser);
      if (!time.isBefore(FIRST) && time.isBefore(END)) {
        return time.getNano() % 1_000 == 0 ? time : time.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException e) {
      // answered below, together with years out of range
    }
    throw unexpected("'" + parser.currentName() + "'", "an ISO-8601 instant of 1900 to 9999");
  }

  UUID uuid() throws IOException, MalformedMessageException {
    try {
      return UUID.fromString(text());
    } catch (IllegalArgumentException e) {
      throw unexpected("'" + parser.currentName() + "'", "a UUID");
    }
  }

  double number() throws IOException, MalformedMessageException {
    if (!parser.currentToken().isNumeric()) {
      throw unexpected("'" + parser.currentName() + "'", "a number");
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw unexpected("'" + parser.currentName() + "'", "a finite number");
    }
    return value;
  }

  long integer() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    return parser.getLongValue();
  }

  /** 1, 0 or null. */
  Short label() throws IOException, MalformedMessageException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    long value = integer();
    if (value != 0 && value != 1) {
      throw unexpected("'label'", "0, 1 or null");
    }
    return (short) value;
  }

  /** An object of numbers and nulls. */
  JsonText numbers() throws IOException, MalformedMessageException {
    expect(JsonToken.START_OBJECT, "an object");
    int from = start();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      JsonToken value = parser.nextToken();
      if (!value.isNumeric() && value != JsonToken.VALUE_NULL) {
        throw unexpected("'" + parser.currentName() + "'", "a number or null");
      }
    }
    return slice(from);
  }

  /** An object or array, whatever is in it; null for null. */
  JsonText structure() throws IOException, MalformedMessageException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!parser.currentToken().isStructStart()) {
      throw unexpected("'" + parser.currentName() + "'", "an object or array");
    }
    int from = start();
    parser.skipChildren();
    return slice(from);
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  private int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private JsonText slice(int from) {
    int to = (int) parser.currentLocation().getByteOffset();
    return new JsonText(bytes, from, to - from);
  }

  private void expect(JsonToken token, String expected)
      throws IOException, MalformedMessageException {
    if (parser.currentToken() != token) {
      throw unexpected("'" + parser.currentName() + "'", expected);
    }
  }

  private MalformedMessageException unexpected(String what, String expected) {
    var at = parser.currentTokenLocation();
    return new MalformedMessageException(
        "%s at line %d, column %d is not %s"
            .formatted(what, at.getLineNr(), at.getColumnNr(), expected));
  }
}
