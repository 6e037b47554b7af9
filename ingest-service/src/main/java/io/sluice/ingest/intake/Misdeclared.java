package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** What to say of a body that cannot be read as what its Content-Type says it is. */
final class Misdeclared {

  private static final Pattern DELIMITED = Pattern.compile("[^,;\t]+([,;\t][^,;\t]+)+");

  private Misdeclared() {}

  /** Goes behind the sentence of a fault; empty if the body may be what it is declared to be. */
  static String advice(Body body, Format declared) {
    var lines = new BodyLines(body);
    while (lines.next() && lines.isBlank()) {
      // On to the first line that says something.
    }
    var first = UTF_8.decode(body.slice(lines.start(), lines.end())).toString().strip();
    if (first.startsWith("{") || first.startsWith("[")) {
      return switch (declared) {
        case CSV -> looksLike("JSON", Format.JSON);
        case NDJSON ->
            first.equals("{") || first.startsWith("[")
                ? looksLike("one JSON text and not like a reading a line", Format.JSON)
                : "";
        case JSON -> "";
      };
    }
    return declared != Format.CSV && DELIMITED.matcher(first).matches()
        ? looksLike("CSV", Format.CSV)
        : "";
  }

  private static String looksLike(String what, Format format) {
    return "; the body looks like " + what + ": send it as Content-Type: " + format.mediaType();
  }
}
