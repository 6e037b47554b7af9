package io.sluice.sources.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a text as rows; blank lines are rows without anything in them. */
final class TextRows implements TableRows {

  private static final String[] NOTHING = {};

  private final LineReader lines;
  private final TextEncoding encoding;
  private final Splitter splitter;
  private final int maxLineLength;
  private final boolean blanks;

  TextRows(LineReader lines, TextEncoding encoding, Delimiter delimiter, TableOptions options) {
    this.lines = lines;
    this.encoding = encoding;
    this.splitter = new Splitter(delimiter, options.maxLineLength(), options.maxColumns());
    this.maxLineLength = options.maxLineLength();
    this.blanks = delimiter == Delimiter.BLANKS;
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    String line = lines.next();
    return line == null ? null : row(line);
  }

  private TableRow row(String line) {
    long number = lines.number();
    if (lines.tooLong()) {
      return TableRow.faulty(number, "is longer than " + maxLineLength + " characters");
    }
    if (line.isBlank()) {
      return TableRow.of(number, NOTHING);
    }
    if (encoding.mayBeDamaged() && line.indexOf(LineReader.UNDECODABLE) >= 0) {
      return TableRow.faulty(number, "holds bytes that are no " + encoding.charset().name());
    }
    String[] fields = splitter.of(blanks ? withoutBlanksAfterSign(line) : line);
    return fields == null
        ? TableRow.faulty(number, splitter.faultOf(line))
        : TableRow.of(number, fields);
  }

  /** Where blanks separate, the sign of a remark would be a field of its own. */
  private static String withoutBlanksAfterSign(String line) {
    boolean remark = line.startsWith("# ") || line.startsWith("% ");
    return remark ? "#" + line.substring(2).stripLeading() : line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
