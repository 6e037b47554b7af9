package io.sluice.sources.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines at the beginning of a log of Zeek, which say how it is written: {@code #separator
 * \x09}, {@code #unset_field -}, {@code #fields ts uid ...}.
 *
 * @param delimiter between fields
 * @param unset what stands for a field without a value
 * @param empty what stands for an empty set or text
 */
record ZeekHeader(Delimiter delimiter, Header header, String unset, String empty) {

  private static final String SEPARATOR = "#separator";
  private static final String FIELDS = "#fields";

  /** As all others write it, and Zeek unless it is told otherwise. */
  private static final String NONE = "-";

  /** Whether a text that begins so is a log of Zeek. */
  static boolean begins(@Nullable String firstLine) {
    return firstLine != null && firstLine.startsWith(SEPARATOR + " ");
  }

  /**
   * @throws TableFormatException if it does not say which fields there are, or how they are
   *     separated is not known
   */
  static ZeekHeader read(Bytes bytes, TextEncoding encoding, String source, TableOptions options)
      throws TableFormatException, IOException {
    Delimiter delimiter = Delimiter.TAB;
    String unset = NONE;
    String empty = "(empty)";
    try (var lines = new LineReader(bytes, encoding, options.maxLineLength())) {
      for (String line = lines.next(); line != null && line.startsWith("#"); line = lines.next()) {
        if (line.startsWith(SEPARATOR)) {
          delimiter = delimiter(line.substring(SEPARATOR.length()).strip(), source);
          continue;
        }
        String[] words = line.split("\\Q" + delimiter.character() + "\\E", -1);
        String value = words.length > 1 ? words[1] : "";
        switch (words[0]) {
          case "#unset_field" -> unset = value;
          case "#empty_field" -> empty = value;
          case FIELDS -> {
            List<String> names = Arrays.asList(words).subList(1, words.length);
            return new ZeekHeader(
                delimiter,
                new Header(
                    lines.number(),
                    names,
                    Collections.nCopies(names.size(), ""),
                    lines.number(),
                    lines.number() + 1,
                    names.size(),
                    names.indexOf("ts"),
                    List.of()),
                unset,
                empty);
          }
          default -> {}
        }
      }
    }
    throw new TableFormatException(
        "%s begins as a log of Zeek, but has no line %s".formatted(source, FIELDS));
  }

  private static Delimiter delimiter(String written, String source) throws TableFormatException {
    return Optional.of(written)
        .filter(text -> text.matches("\\\\x[0-9a-fA-F]{2}"))
        .map(text -> (char) Integer.parseInt(text.substring(2), 16))
        .flatMap(
            character ->
                Arrays.stream(Delimiter.values())
                    .filter(delimiter -> delimiter.character() == character)
                    .findFirst())
        .orElseThrow(
            () ->
                new TableFormatException(
                    "%s separates its fields by %s, expected one of %s"
                        .formatted(source, Quote.of(written), Delimiter.NAMES)));
  }

  /** Its rows as others write them. */
  TableRows rows(TableRows written) {
    return new TableRows() {
      @Override
      public @Nullable TableRow next() throws IOException {
        TableRow row = written.next();
        if (row != null) {
          String[] fields = row.fields();
          for (int i = 0; i < fields.length; i++) {
            if (fields[i].equals(empty)) {
              fields[i] = "";
            } else if (fields[i].equals(unset)) {
              fields[i] = NONE;
            }
          }
        }
        return row;
      }

      @Override
      public void close() throws IOException {
        written.close();
      }
    };
  }
}
