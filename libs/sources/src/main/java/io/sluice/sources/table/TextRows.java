package io.sluice.sources.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a text as rows; blank lines are rows without anything in them. */
final class TextRows implements TableRows {

  private final Records records;
  private final TextEncoding encoding;
  private final Splitter splitter;
  private final int maxLineLength;

  TextRows(Lines lines, TextEncoding encoding, Delimiter delimiter, TableOptions options) {
    this.encoding = encoding;
    this.splitter = new Splitter(delimiter, options.maxLineLength(), options.maxColumns());
    this.maxLineLength = options.maxLineLength();
    this.records = new Records(lines, splitter, maxLineLength);
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    return records.next() ? row() : null;
  }

  private TableRow row() {
    long number = records.number();
    if (records.tooLong()) {
      return TableRow.faulty(number, "is longer than " + maxLineLength + " characters");
    }
    if (encoding.mayBeDamaged() && records.text().indexOf(LineReader.UNDECODABLE) >= 0) {
      return TableRow.faulty(number, "holds bytes that are no " + encoding.charset().name());
    }
    String[] fields = records.fields();
    return fields == null
        ? TableRow.faulty(number, splitter.faultOf(records.text()))
        : TableRow.of(number, fields);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
