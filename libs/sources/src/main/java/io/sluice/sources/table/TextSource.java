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

  /** Of a log that says how it is written, else null. */
  private final @Nullable ZeekHeader zeek;

  private final TableFinding finding;

  private TextSource(
      Bytes bytes,
      TableOptions options,
      TextEncoding encoding,
      Delimiter delimiter,
      Header header,
      @Nullable ZeekHeader zeek,
      TableFinding finding) {
    this.bytes = bytes;
    this.options = options;
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.header = header;
    this.zeek = zeek;
    this.finding = finding;
  }

  /**
   * @param sampleLines by how many lines delimiter and names are found out
   * @param part which entry of an archive it is, null if it is none
   * @throws TableFormatException if it is no table
   */
  static TextSource of(
      Bytes bytes,
      TextEncoding encoding,
      int sampleLines,
      String source,
      @Nullable String part,
      TableOptions options)
      throws TableFormatException, IOException {
    Sample sample = Sample.of(bytes, encoding, sampleLines, source, options);
    String begin = sample.lines().getFirst().strip();
    refuseOtherText(begin, source);
    boolean isZeek =
        options.columns().isEmpty()
            && options.headerLine() == 0
            && ZeekHeader.begins(sample.begin());
    if (isZeek) {
      return ofZeek(bytes, encoding, source, part, options);
    }
    boolean arff = ArffHeader.begins(begin);
    if (arff && (options.delimiter() != null || !options.columns().isEmpty())) {
      throw new TableFormatException(
          "%s is ARFF, which names its columns and separates them by commas: leave %s out"
              .formatted(source, options.delimiter() == null ? "--columns" : "--delimiter"));
    }
    Delimiter delimiter =
        arff ? Delimiter.COMMA : DelimiterFinder.of(sample.lines(), source, options);
    List<TableRow> first = first(bytes, encoding, delimiter, options, sample.last());
    KnownColumns known = arff ? null : known(first, options);
    TableOptions told = known == null ? options : options.withColumns(known.columns());
    Header header =
        arff
            ? ArffHeader.read(bytes, encoding, source, options)
            : HeaderFinder.of(first, false, source, told).withRepeatsNumbered(options.repeated());
    List<String> notes = new ArrayList<>(notes(encoding));
    notes.addAll(header.notes());
    if (known != null && options.columns().isEmpty()) {
      notes.add(
          "it has no line with names, and its rows are those of %s, whose names are taken; --columns gives others"
              .formatted(known.name()));
    }
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
    return new TextSource(bytes, options, encoding, delimiter, header, null, finding);
  }

  /** As the log says itself. */
  private static TextSource ofZeek(
      Bytes bytes,
      TextEncoding encoding,
      String source,
      @Nullable String part,
      TableOptions options)
      throws TableFormatException, IOException {
    ZeekHeader zeek = ZeekHeader.read(bytes, encoding, source, options);
    var finding =
        new TableFinding(
            source,
            TableFormat.ZEEK,
            part,
            encoding,
            zeek.delimiter(),
            zeek.header().line(),
            zeek.header().names(),
            zeek.header().units(),
            null,
            notes(encoding));
    return new TextSource(bytes, options, encoding, zeek.delimiter(), zeek.header(), zeek, finding);
  }

  /** Asked for by name, or found by what the rows look like; null if they are of nobody known. */
  private static @Nullable KnownColumns known(List<TableRow> first, TableOptions options) {
    List<String> given = options.columns();
    if (given.size() == 1) {
      return options.known().stream()
          .filter(known -> known.name().equalsIgnoreCase(given.getFirst()))
          .findFirst()
          .orElse(null);
    }
    return given.isEmpty() && options.headerLine() == 0
        ? options.known().stream().filter(known -> known.fit(first)).findFirst().orElse(null)
        : null;
  }

  private static void refuseOtherText(String first, String source) throws TableFormatException {
    String other = null;
    if (first.startsWith("<")) {
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
    TextRows rows = rows(bytes, encoding, delimiter, options);
    return new HeadedTable(
        zeek == null ? rows : zeek.rows(rows), finding, header, options.rowsOnly());
  }
}
