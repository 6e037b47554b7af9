package io.sluice.ingest.intake;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.ingest.publish.RejectionExtent;
import io.sluice.ingest.validation.JsonDialect;
import io.sluice.ingest.validation.JsonReadingValidator;
import io.sluice.ingest.validation.Reason;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One reading, an array of them, or a reading a line though that is another format. A fault in the
 * grammar ends the reading of the body: what came before it counts, what is behind it is rejected
 * as one.
 */
final class JsonFormat implements BodyFormat {

  private final JsonReadingValidator validator;

  JsonFormat(JsonReadingValidator validator) {
    this.validator = validator;
  }

  @Override
  public void read(Body body, BodyRecords records) {
    try (JsonParser parser =
        JsonDialect.JSON.createParser(body.bytes(), body.start(), body.length())) {
      read(body, parser, records);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private void read(Body body, JsonParser parser, BodyRecords records) throws IOException {
    int handled = body.start();
    int alone = 0;
    try {
      var token = parser.nextToken();
      if (token == START_ARRAY) {
        while (parser.nextToken() != END_ARRAY) {
          handled = element(body, parser, records);
        }
        token = parser.nextToken();
      } else {
        while (token == START_OBJECT && (alone == 0 || isOnNewLine(body, handled, parser))) {
          alone++;
          handled = element(body, parser, records);
          token = parser.nextToken();
        }
        if (token != null && alone == 0) {
          handled = element(body, parser, records);
          token = parser.nextToken();
        }
      }
      if (token != null) {
        throw trailing(parser);
      }
    } catch (JsonProcessingException e) {
      refuse(e, body, handled, alone > 1, records);
    }
    if (alone > 1) {
      records.note(
          "the body has a reading a line, as NDJSON, and was read so; send it as Content-Type: "
              + Format.NDJSON.mediaType());
    }
    validator.notes().forEach(records::note);
  }

  private static void refuse(
      JsonProcessingException e, Body body, int handled, boolean areLines, BodyRecords records) {
    var fault = SyntaxFault.of(e, Format.JSON);
    boolean isWhole = handled == body.start();
    String advice = isWhole ? Misdeclared.advice(body, Format.JSON) : "";
    if (areLines) {
      advice =
          "; this is NDJSON: as Content-Type: %s a fault costs its own line alone"
              .formatted(Format.NDJSON.mediaType());
    }
    records.reject(
        fault.rejected(advice),
        isWhole ? RejectionExtent.BODY : RejectionExtent.REST,
        body.slice(handled, body.end()),
        fault.line(),
        fault.column());
  }

  /** Whether the line has ended since the last element. */
  private static boolean isOnNewLine(Body body, int handled, JsonParser parser) {
    int start = body.start() + (int) parser.currentTokenLocation().getByteOffset();
    for (int i = handled; i < start; i++) {
      if (body.bytes()[i] == '\n' || body.bytes()[i] == '\r') {
        return true;
      }
    }
    return false;
  }

  private static JsonProcessingException trailing(JsonParser parser) {
    return new JsonParseException(
        parser,
        "expected the end of the body; several readings go into an array or into NDJSON",
        parser.currentTokenLocation());
  }

  /** Index behind the element. */
  private int element(Body body, JsonParser parser, BodyRecords records) throws IOException {
    int start = body.start() + (int) parser.currentTokenLocation().getByteOffset();
    var result =
        parser.currentToken() == START_OBJECT
            ? validator.judge(parser, body.bytes(), body.start())
            : notAnObject(parser);
    int end = body.start() + (int) parser.currentLocation().getByteOffset();
    records.add(result, body.slice(start, end), null);
    return end;
  }

  /** Passes over it. */
  static Rejected notAnObject(JsonParser parser) throws IOException {
    var found = parser.currentToken();
    boolean isJson = false;
    if (found.isScalarValue()) {
      // The parser reads texts and numbers to their end only when asked for them.
      parser.finishToken();
      isJson = found == VALUE_STRING && parser.getText().stripLeading().startsWith("{");
    }
    parser.skipChildren();
    return new Rejected(
        Reason.NOT_AN_OBJECT,
        "found "
            + (found == START_ARRAY ? "an array" : "a single value")
            + ", expected an object with asset, profile, time and values"
            + (isJson ? "; it is a text that holds JSON: send the object itself" : ""),
        null);
  }
}
