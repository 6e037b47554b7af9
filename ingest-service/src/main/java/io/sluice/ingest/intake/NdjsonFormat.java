package io.sluice.ingest.intake;

import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.ingest.publish.RejectionExtent;
import io.sluice.ingest.validation.JsonDialect;
import io.sluice.ingest.validation.JsonReadingValidator;
import io.sluice.ingest.validation.ValidationResult;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A reading a line. A fault spoils its own line only; blank lines are passed over. */
final class NdjsonFormat implements BodyFormat {

  private final JsonReadingValidator validator;

  NdjsonFormat(JsonReadingValidator validator) {
    this.validator = validator;
  }

  @Override
  public void read(Body body, BodyRecords records) {
    var lines = new BodyLines(body);
    while (lines.next()) {
      if (!lines.isBlank()) {
        line(body, lines, records);
      }
    }
    validator.notes().forEach(records::note);
  }

  private void line(Body body, BodyLines lines, BodyRecords records) {
    var bytes = body.slice(lines.start(), lines.end());
    try (JsonParser parser =
        JsonDialect.JSON.createParser(body.bytes(), lines.start(), bytes.remaining())) {
      records.add(judge(parser, body, lines.start()), bytes, lines.number());
    } catch (JsonProcessingException e) {
      var fault = SyntaxFault.of(e, Format.NDJSON).inLine(lines.number());
      var advice = records.isEmpty() ? Misdeclared.advice(body, Format.NDJSON) : "";
      records.reject(
          fault.rejected(advice), RejectionExtent.RECORD, bytes, fault.line(), fault.column());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private ValidationResult judge(JsonParser parser, Body body, int start) throws IOException {
    var first = parser.nextToken();
    var result =
        first == START_OBJECT
            ? validator.judge(parser, body.bytes(), start)
            : notAnObject(first, parser);
    if (parser.nextToken() != null) {
      throw new JsonParseException(
          parser, "expected the end of the line", parser.currentTokenLocation());
    }
    return result;
  }

  private static Rejected notAnObject(JsonToken first, JsonParser parser) throws IOException {
    var rejected = JsonFormat.notAnObject(parser);
    return first != START_ARRAY
        ? rejected
        : new Rejected(
            rejected.reason(),
            rejected.detail() + "; readings in an array are Content-Type: application/json",
            rejected.asset());
  }
}
