package io.sluice.ingest.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.ingest.validation.Excerpt;
import io.sluice.ingest.validation.Reason;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.util.Optional;

/**
 * Where JSON is no JSON.
 *
 * @param line from 1
 * @param column from 1
 * @param expected what was found and what was expected
 */
record SyntaxFault(long line, int column, String expected) {

  private static final int LONGEST = 300;

  static SyntaxFault of(JsonProcessingException e) {
    var where = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
    return new SyntaxFault(
        Math.max(1, where.getLineNr()),
        Math.max(1, where.getColumnNr()),
        Excerpt.of(e.getOriginalMessage(), LONGEST));
  }

  SyntaxFault inLine(long line) {
    return new SyntaxFault(line, column, expected);
  }

  Rejected rejected() {
    return new Rejected(
        Reason.MALFORMED, "line %d, column %d: %s".formatted(line, column, expected), null);
  }
}
