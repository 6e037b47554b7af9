package io.sluice.ingest.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.ingest.validation.Excerpt;
import io.sluice.ingest.validation.Reason;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where JSON is no JSON.
 *
 * @param line from 1
 * @param column from 1
 * @param expected what was found and what was expected
 */
record SyntaxFault(long line, int column, String expected) {

  private static final int LONGEST = 300;

  /** What the parser's sentences say of itself. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\[Source: [^;]*; (line: \\d+, column: \\d+)]|, from `[^`]*`| \\(consider enabling `.*");

  /** How the parser's sentence begins where the bytes are no UTF-8. */
  private static final String NO_UTF_8 = "Invalid UTF-8";

  /**
   * @param format as which it was read, for advice
   */
  static SyntaxFault of(JsonProcessingException e, Format format) {
    var where = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
    var found = Excerpt.of(withoutInternals(e.getOriginalMessage()), LONGEST);
    return new SyntaxFault(
        Math.max(1, where.getLineNr()),
        Math.max(1, where.getColumnNr()),
        found.startsWith(NO_UTF_8) ? found + ". " + Utf8.advice(format) : found);
  }

  private static String withoutInternals(String sentence) {
    return INTERNALS
        .matcher(sentence)
        .replaceAll(found -> found.group(1) == null ? "" : found.group(1));
  }

  SyntaxFault inLine(long line) {
    return new SyntaxFault(line, column, expected);
  }

  /**
   * @param advice what to do about it, may be empty
   */
  Rejected rejected(String advice) {
    return new Rejected(
        Reason.MALFORMED,
        "line %d, column %d: %s%s".formatted(line, column, expected, advice),
        null);
  }
}
