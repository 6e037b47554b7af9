package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one message's JSON, field by field, without a tree. What a field may hold, and the
 * sentence that says so where it does not, is here for all messages.
 */
final class MessageCursor {

  /** The years that ISO-8601 writes with four digits, and every database knows. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /** The largest double has 309 digits. */
  private static final int SURELY_FINITE = 300;

  private static final JsonFactory JSON = Messages.mapper().getFactory();

  private final String message;
  private final byte[] bytes;
  private final JsonParser parser;
  private final RepeatedNames names;

  private MessageCursor(String message, byte[] bytes, JsonParser parser, RepeatedNames names) {
    this.message = message;
    this.bytes = bytes;
    this.parser = parser;
    this.names = names;
  }

  /** Reads what is in an object or array, from the token that begins it. */
  @FunctionalInterface
  interface Body<T> {
    T read(MessageCursor in) throws IOException, MalformedMessageException;
  }

  /**
   * @param message its name, for sentences
   * @throws MalformedMessageException if the bytes are not one JSON object that the body takes
   */
  static <T> T object(String message, byte @Nullable [] bytes, RepeatedNames names, Body<T> body)
      throws MalformedMessageException {
    if (bytes == null) {
      throw new MalformedMessageException("the record has no value, expected a JSON " + message);
    }
    return read(
        message,
        new JsonText(bytes, 0, bytes.length),
        names,
        in -> {
          if (in.parser.currentToken() != JsonToken.START_OBJECT) {
            throw in.unexpected("the record", "a JSON object");
          }
          T read = body.read(in);
          if (in.parser.nextToken() != null) {
            throw in.unexpected("the record", "nothing after the JSON object");
          }
          return read;
        });
  }

  /** Reads a part of a message that was put aside by {@link #structure}. */
  static <T> T part(String message, JsonText part, RepeatedNames names, Body<T> body)
      throws MalformedMessageException {
    return read(message, part, names, body);
  }

  private static <T> T read(String message, JsonText json, RepeatedNames names, Body<T> body)
      throws MalformedMessageException {
    try (JsonParser parser = JSON.createParser(json.bytes(), json.from(), json.length())) {
      var in = new MessageCursor(message, json.bytes(), parser, names);
      parser.nextToken();
      if (parser.currentLocation().getByteOffset() < 0) {
        // What was found to be UTF-16 or UTF-32 has no places in its bytes, from which parts are
        // cut.
        throw new MalformedMessageException("no valid " + message + ": expected UTF-8");
      }
      return body.read(in);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new MalformedMessageException(
          "no valid %s%s: %s"
              .formatted(
                  message,
                  at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedMessageException("no valid " + message + ": " + e.getMessage(), e);
    }
  }

  /** The next field's name, with its value as the current token; null after the last one. */
  @Nullable String nextField() throws IOException {
    String field = parser.nextFieldName();
    if (field != null) {
      parser.nextToken();
    }
    return field;
  }

  /** Whether there is another item in the array, which is the current token then. */
  boolean nextItem() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  JsonToken token() {
    return parser.currentToken();
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  String text() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_STRING, "text");
    return parser.getText();
  }

  /** As {@link #text()}, for one of the few words that come again and again. */
  String word() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_STRING, "text");
    return parser.getTextLength() > PlainText.MAX_NAME_LENGTH
        ? parser.getText()
        : names.word(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** What can be the name of an asset, a stream, a profile; the id of a record. */
  String name() throws IOException, MalformedMessageException {
    String expected = "a name of 1 to " + PlainText.MAX_NAME_LENGTH + " characters of plain text";
    expect(JsonToken.VALUE_STRING, expected);
    int length = parser.getTextLength();
    String name =
        length > PlainText.MAX_NAME_LENGTH
            ? null
            : names.name(parser.getTextCharacters(), parser.getTextOffset(), length);
    if (name == null) {
      throw unexpected(here(), expected);
    }
    return name;
  }

  /** An array of names. */
  List<String> names(String expected) throws IOException, MalformedMessageException {
    expectArray(expected);
    var names = new ArrayList<String>();
    while (nextItem()) {
      names.add(name());
    }
    return names;
  }

  /** An instant of the years 1 to 9999; what is finer than a microsecond is cut off. */
  Instant time() throws IOException, MalformedMessageException {
    if (token() == JsonToken.VALUE_STRING) {
      try {
        Instant time = IsoTime.parse(parser);
        if (!time.isBefore(FIRST) && time.isBefore(END)) {
          return time.getNano() % 1_000 == 0 ? time : time.truncatedTo(ChronoUnit.MICROS);
        }
      } catch (DateTimeException e) {
        // answered below, together with years out of range
      }
    }
    throw unexpected(
        here(), "an ISO-8601 instant of the years 1 to 9999 such as 2015-12-28T10:29:14Z");
  }

  Duration duration() throws IOException, MalformedMessageException {
    try {
      return IsoDuration.parse(text());
    } catch (DateTimeException e) {
      throw unexpected(here(), "an ISO-8601 duration such as PT10S");
    }
  }

  UUID uuid() throws IOException, MalformedMessageException {
    try {
      return UUID.fromString(text());
    } catch (IllegalArgumentException e) {
      throw unexpected(here(), "a UUID");
    }
  }

  double number() throws IOException, MalformedMessageException {
    if (!token().isNumeric()) {
      throw unexpected(here(), "a number");
    }
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw unexpected(here(), "a finite number");
    }
    return value;
  }

  /** Of a token that is a number; infinite if it is no double. */
  double value() throws IOException {
    return parser.getDoubleValue();
  }

  int wholeNumber() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    return parser.getIntValue();
  }

  long wholeLong() throws IOException, MalformedMessageException {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    return parser.getLongValue();
  }

  boolean flag() throws MalformedMessageException, IOException {
    if (!token().isBoolean()) {
      throw unexpected(here(), "true or false");
    }
    return parser.getBooleanValue();
  }

  /** 1, 0, or null for unknown. */
  @Nullable Integer label() throws IOException, MalformedMessageException {
    if (isNull()) {
      return null;
    }
    if (token() == JsonToken.VALUE_NUMBER_INT) {
      double value = parser.getDoubleValue();
      if (value == 0 || value == 1) {
        return (int) value;
      }
    }
    throw unexpected(here(), "0, 1 or null");
  }

  /** Whether a number is no {@code 1e999}; mostly without computing it. */
  boolean isFinite() throws IOException {
    int length = parser.getTextLength();
    if (length > SURELY_FINITE) {
      return Double.isFinite(parser.getDoubleValue());
    }
    if (token() == JsonToken.VALUE_NUMBER_INT) {
      return true;
    }
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    for (int i = from; i < from + length; i++) {
      if (text[i] > '9') {
        return Double.isFinite(parser.getDoubleValue());
      }
    }
    return true;
  }

  void expectObject(String expected) throws IOException, MalformedMessageException {
    expect(JsonToken.START_OBJECT, expected);
  }

  void expectArray(String expected) throws IOException, MalformedMessageException {
    expect(JsonToken.START_ARRAY, expected);
  }

  /** An object or array put aside as it came, whatever is in it. */
  JsonText structure(JsonToken start, String expected)
      throws IOException, MalformedMessageException {
    expect(start, expected);
    int from = start();
    parser.skipChildren();
    return since(from);
  }

  /** Where the current token begins. */
  int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** From there to the end of the current token. */
  JsonText since(int from) {
    int to = (int) parser.currentLocation().getByteOffset();
    return new JsonText(bytes, from, to - from);
  }

  <T> T required(@Nullable T value, String field) throws MalformedMessageException {
    if (value == null) {
      throw new MalformedMessageException("no valid " + message + ": '" + field + "' is missing");
    }
    return value;
  }

  private void expect(JsonToken token, String expected)
      throws IOException, MalformedMessageException {
    if (parser.currentToken() != token) {
      throw unexpected(here(), expected);
    }
  }

  private String here() throws IOException {
    return "'" + parser.currentName() + "'";
  }

  /**
   * @param what stands where something else was expected
   */
  MalformedMessageException unexpected(String what, String expected) {
    var at = parser.currentTokenLocation();
    return new MalformedMessageException(
        "no valid %s at line %d, column %d: %s: expected %s, found %s"
            .formatted(
                message,
                at.getLineNr(),
                at.getColumnNr(),
                what,
                expected,
                parser.currentToken() == null ? "the end" : parser.currentToken()));
  }
}
