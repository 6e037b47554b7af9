package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table among the rows of a file that is no text. */
final class RowTableSource implements TableSource {

  private static final int SAMPLE = 1_000;

  private final RowSource rows;
  private final Header header;
  private final TableFinding finding;

  private RowTableSource(RowSource rows, Header header, TableFinding finding) {
    this.rows = rows;
    this.header = header;
    this.finding = finding;
  }

  /**
   * @throws TableFormatException if there is no row with names
   */
  static RowTableSource of(RowSource rows, String source, TableOptions options)
      throws TableFormatException, IOException {
    TableOptions told =
        rows.headerLine() > 0
            ? options.withColumns(List.of()).withHeaderLine(rows.headerLine())
            : options;
    List<TableRow> first = new ArrayList<>();
    try (TableRows all = rows.open()) {
      for (TableRow row = all.next(); row != null && first.size() < SAMPLE; row = all.next()) {
        if (row.line() >= told.headerLine()) {
          first.add(row);
        }
      }
    }
    Header header = header(rows, first, source, told);
    List<String> notes = new ArrayList<>(rows.notes());
    notes.addAll(header.notes());
    var finding =
        new TableFinding(
            source,
            rows.format(),
            rows.part(),
            null,
            null,
            header.line(),
            header.names(),
            header.units(),
            null,
            notes);
    return new RowTableSource(rows, header, finding);
  }

  /** Where other parts of the file may be meant, the sentence names them. */
  private static Header header(
      RowSource rows, List<TableRow> first, String source, TableOptions options)
      throws TableFormatException {
    try {
      return HeaderFinder.of(first, true, source, options);
    } catch (TableFormatException e) {
      if (rows.part() == null || rows.notes().isEmpty()) {
        throw e;
      }
      throw new TableFormatException(e.getMessage() + "; " + String.join("; ", rows.notes()), e);
    }
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    return new HeadedTable(rows.open(), finding, header, false);
  }
}
