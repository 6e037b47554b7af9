package io.sluice.sources.table;

import io.sluice.sources.table.TextEncoding.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in text. */
final class TextSource implements TableSource {

  private final Bytes bytes;
  private final TableOptions options;
  private final TextEncoding encoding;
  private final Delimiter delimiter;
  private final Header header;
  private final TableFinding finding;

  private TextSource(
      Bytes bytes,
      TableOptions options,
      TextEncoding encoding,
      Delimiter delimiter,
      Header header,
      TableFinding finding) {
    this.bytes = bytes;
    this.options = options;
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.header = header;
    this.finding = finding;
  }

  /**
   * @param sampleLines by how many lines delimiter and names are found out
   * @param part which entry of an archive it is, null if it is none
   * @throws TableFormatException if it is no table
   */
  static TextSource of(
      Bytes bytes, int sampleLines, String source, @Nullable String part, TableOptions options)
      throws TableFormatException, IOException {
    TextEncoding encoding = EncodingScan.of(bytes, options.encoding());
    Sample sample = Sample.of(bytes, encoding, sampleLines, source, options);
    String begin = sample.lines().getFirst().strip();
    refuseOtherText(begin, source);
    boolean arff = ArffHeader.begins(begin);
    if (arff && (options.delimiter() != null || !options.columns().isEmpty())) {
      throw new TableFormatException(
          "%s is ARFF, which names its columns and separates them by commas: leave %s out"
              .formatted(source, options.delimiter() == null ? "--columns" : "--delimiter"));
    }
    Delimiter delimiter =
        arff ? Delimiter.COMMA : DelimiterFinder.of(sample.lines(), source, options);
    List<TableRow> first = first(bytes, encoding, delimiter, options, sample.last());
    Header header =
        arff
            ? ArffHeader.read(bytes, encoding, source, options)
            : HeaderFinder.of(first, false, source, options);
    List<String> notes = new ArrayList<>(notes(encoding));
    notes.addAll(header.notes());
    var finding =
        new TableFinding(
            source,
            arff ? TableFormat.ARFF : TableFormat.CSV,
            part,
            encoding,
            delimiter,
            header.line(),
            header.names(),
            header.units(),
            null,
            notes);
    return new TextSource(bytes, options, encoding, delimiter, header, finding);
  }

  private static void refuseOtherText(String first, String source) throws TableFormatException {
    String other = null;
    if (first.startsWith("{") || first.startsWith("[{") || first.equals("[")) {
      other = "JSON";
    } else if (first.startsWith("<")) {
      other = "XML or HTML";
    } else if (first.startsWith("%PDF-")) {
      other = "PDF";
    }
    if (other != null) {
      throw new TableFormatException(
          "%s is %s, expected a table: rows of fields with a delimiter".formatted(source, other));
    }
  }

  private static List<TableRow> first(
      Bytes bytes, TextEncoding encoding, Delimiter delimiter, TableOptions options, long last)
      throws IOException {
    List<TableRow> first = new ArrayList<>();
    try (var rows = rows(bytes, encoding, delimiter, options)) {
      for (TableRow row = rows.next(); row != null; row = rows.next()) {
        if (row.line() >= options.headerLine()) {
          first.add(row);
        }
        if (row.line() >= last) {
          break;
        }
      }
    }
    return first;
  }

  private static TextRows rows(
      Bytes bytes, TextEncoding encoding, Delimiter delimiter, TableOptions options)
      throws IOException {
    var lines = new LineReader(bytes, encoding, options.maxLineLength());
    return new TextRows(lines, encoding, delimiter, options);
  }

  private static List<String> notes(TextEncoding encoding) {
    String name = encoding.charset().name();
    if (encoding.reason() == Reason.ASSUMED) {
      return List.of(
          "its bytes are no UTF-8, so they are read as " + name + "; --encoding says otherwise");
    }
    return encoding.damaged() == 0
        ? List.of()
        : List.of(
            "%,d of its bytes are no %s: the lines with them are not read; --encoding says otherwise"
                .formatted(encoding.damaged(), name));
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    return new HeadedTable(
        rows(bytes, encoding, delimiter, options), finding, header, options.rowsOnly());
  }
}
