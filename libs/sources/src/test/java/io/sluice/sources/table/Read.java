package io.sluice.sources.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a file is read as. */
record Read(TableFinding finding, List<TableRow> rows, List<LeftOut> leftOut) {

  static Read text(String text) {
    return text(text, TableOptions.DEFAULT);
  }

  static Read text(String text, TableOptions options) {
    return bytes(text.getBytes(StandardCharsets.UTF_8), options);
  }

  static Read bytes(byte[] bytes, TableOptions options) {
    try {
      return of(Tables.find(bytes, "a.csv", options));
    } catch (TableFormatException e) {
      throw new AssertionError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Read of(TableSource source) throws IOException {
    try (Table table = source.open()) {
      List<TableRow> rows = new ArrayList<>();
      for (TableRow row = table.next(); row != null; row = table.next()) {
        rows.add(row);
      }
      return new Read(table.finding(), rows, table.leftOut());
    }
  }

  /** The sentence by which a text is refused. */
  static String refusal(String text, TableOptions options) throws IOException {
    try {
      Tables.find(text.getBytes(StandardCharsets.UTF_8), "a.csv", options);
    } catch (TableFormatException e) {
      return e.getMessage();
    }
    throw new AssertionError("was read");
  }

  /** Rows without a fault, their fields joined by {@code |}. */
  List<String> good() {
    return rows.stream()
        .filter(row -> row.fault() == null)
        .map(row -> String.join("|", row.fields()))
        .toList();
  }

  /** {@code line: fault} of the others. */
  List<String> faults() {
    return rows.stream()
        .filter(row -> row.fault() != null)
        .map(row -> row.line() + ": " + row.fault())
        .toList();
  }
}
