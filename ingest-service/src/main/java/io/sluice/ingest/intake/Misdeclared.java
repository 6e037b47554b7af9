package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** What to say of a body that cannot be read as what its Content-Type says it is. */
final class Misdeclared {

  /** So much of the first line tells enough; all of it may be megabytes. */
  private static final int MOST_BYTES = 1_000;

  /** Measurement, tags, fields, perhaps a time. */
  private static final Pattern LINE_PROTOCOL =
      Pattern.compile("[^\\s,=]+(,[^\\s,=]+=[^\\s,]+)* [^\\s,=]+=\\S+( -?\\d+)?");

  private Misdeclared() {}

  /** Goes behind the sentence of a fault; empty if the body may be what it is declared to be. */
  static String advice(Body body, Format declared) {
    var lines = new BodyLines(body);
    while (lines.next() && lines.isBlank()) {
      // On to the first line that says something.
    }
    int end = Math.min(lines.end(), lines.start() + MOST_BYTES);
    boolean isCut = end < lines.end();
    var first = UTF_8.decode(body.slice(lines.start(), end)).toString().strip();
    if (LINE_PROTOCOL.matcher(first).matches()) {
      return "; the body looks like the line protocol of InfluxDB, which is not read: send JSON, a"
          + " tag a value";
    }
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
    return declared != Format.CSV && isDelimited(first, isCut) ? looksLike("CSV", Format.CSV) : "";
  }

  /** Several fields, none of which is empty. */
  private static boolean isDelimited(String line, boolean isCut) {
    int delimiters = 0;
    int fieldFrom = 0;
    for (int i = 0; i < line.length(); i++) {
      if (",;\t".indexOf(line.charAt(i)) >= 0) {
        if (i == fieldFrom) {
          return false;
        }
        delimiters++;
        fieldFrom = i + 1;
      }
    }
    return delimiters > 0 && (isCut || fieldFrom < line.length());
  }

  private static String looksLike(String what, Format format) {
    return "; the body looks like " + what + ": send it as Content-Type: " + format.mediaType();
  }
}
