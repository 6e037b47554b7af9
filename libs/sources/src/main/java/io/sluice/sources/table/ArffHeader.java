package io.sluice.sources.table;

import io.sluice.sources.time.TimeNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The declarations of an ARFF file: {@code @attribute} lines instead of a line of names. */
final class ArffHeader {

  private static final String RELATION = "@relation";
  private static final String ATTRIBUTE = "@attribute";
  private static final String DATA = "@data";

  private ArffHeader() {}

  /** Whether a text that begins so is ARFF. */
  static boolean begins(String firstLine) {
    return firstLine.strip().toLowerCase(Locale.ROOT).startsWith(RELATION);
  }

  /**
   * @throws TableFormatException if there are no attributes or no data
   */
  static Header read(Bytes bytes, TextEncoding encoding, String source, TableOptions options)
      throws TableFormatException, IOException {
    List<String> names = new ArrayList<>();
    try (var lines = new LineReader(bytes, encoding, options.maxLineLength())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String text = line.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith(ATTRIBUTE)) {
          names.add(name(text.substring(ATTRIBUTE.length()).strip()));
        } else if (lower.equals(DATA) && !names.isEmpty()) {
          return new Header(
              lines.number(),
              names,
              Collections.nCopies(names.size(), ""),
              1,
              lines.number() + 1,
              names.size(),
              TimeNames.isTime(names.getFirst()) ? 0 : -1,
              List.of());
        }
      }
    }
    throw new TableFormatException(
        "%s begins as ARFF, but has no %s".formatted(source, names.isEmpty() ? ATTRIBUTE : DATA));
  }

  /** The first word, or what is in quotation marks. */
  private static String name(String declaration) {
    char quote = declaration.isEmpty() ? 0 : declaration.charAt(0);
    if (quote == '\'' || quote == '"') {
      int end = declaration.indexOf(quote, 1);
      return end < 0 ? declaration.substring(1) : declaration.substring(1, end);
    }
    return declaration.split("\\s", 2)[0];
  }
}
