package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records in JSON: an object a line, an array of objects, or objects that follow each other. All of
 * them tell which columns there are.
 */
final class JsonSource implements TableSource {

  /** Bytes by which it is recognised. */
  private static final int START = 1 << 8;

  private final Bytes bytes;
  private final TextEncoding encoding;
  private final boolean isLines;
  private final TableOptions options;
  private final TableFinding finding;

  private JsonSource(
      Bytes bytes,
      TextEncoding encoding,
      boolean isLines,
      TableOptions options,
      TableFinding finding) {
    this.bytes = bytes;
    this.encoding = encoding;
    this.isLines = isLines;
    this.options = options;
    this.finding = finding;
  }

  /** Whether a text is JSON, by how it begins. */
  static boolean begins(Bytes bytes, TextEncoding encoding) throws IOException {
    byte[] start = bytes.start(START);
    int mark = EncodingScan.markLength(start, encoding.charset());
    String text =
        new String(start, mark, start.length - mark, encoding.charset()).replaceAll("\\s", "");
    return text.startsWith("{") || text.startsWith("[{") || text.equals("[");
  }

  /**
   * @param part which entry of an archive it is, null if it is none
   * @throws TableFormatException if no record can be read, or options are of something else
   */
  static JsonSource of(
      Bytes bytes,
      TextEncoding encoding,
      String source,
      @Nullable String part,
      TableOptions options)
      throws TableFormatException, IOException {
    refuseOptionsOfText(source, options);
    boolean isLines = beginsWithWholeRecord(bytes, encoding, options);
    Map<String, Integer> columns = new LinkedHashMap<>();
    String fault = null;
    long count = 0;
    try (var records = JsonRecords.open(bytes, encoding, isLines, options)) {
      for (var record = records.next(); record != null; record = records.next()) {
        if (++count > options.maxRecords()) {
          throw new TooManyRecordsException(source, options.maxRecords());
        }
        if (fault == null && records.fault() != null) {
          fault = "line %d %s".formatted(records.line(), records.fault());
        }
        for (String name : record.keySet()) {
          columns.putIfAbsent(name, columns.size());
        }
        if (columns.size() > options.maxColumns()) {
          throw new TableFormatException(
              "the records of %s have more than %d different fields"
                  .formatted(source, options.maxColumns()));
        }
      }
    }
    if (columns.isEmpty()) {
      throw new TableFormatException(
          "%s is JSON without a record%s; expected objects, a line each or in an array"
              .formatted(source, fault == null ? "" : ", " + fault));
    }
    List<String> names = new ArrayList<>(columns.keySet());
    return new JsonSource(
        bytes,
        encoding,
        isLines,
        options,
        new TableFinding(
            source,
            isLines ? TableFormat.NDJSON : TableFormat.JSON,
            part,
            encoding,
            null,
            0,
            names,
            Collections.nCopies(names.size(), ""),
            null,
            List.of()));
  }

  private static boolean beginsWithWholeRecord(
      Bytes bytes, TextEncoding encoding, TableOptions options) throws IOException {
    try (var lines = new LineReader(bytes, encoding, options.maxLineLength())) {
      String line = lines.next();
      while (line != null && line.isBlank() && !lines.tooLong()) {
        line = lines.next();
      }
      return line != null && !lines.tooLong() && JsonRecords.isWhole(line, options);
    }
  }

  private static void refuseOptionsOfText(String source, TableOptions options)
      throws TableFormatException {
    String option =
        options.delimiter() != null
            ? "--delimiter"
            : options.headerLine() > 0
                ? "--header-line"
                : options.columns().isEmpty() ? null : "--columns";
    if (option != null) {
      throw new TableFormatException(
          "%s is JSON, whose fields have their names: leave %s out".formatted(source, option));
    }
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    return new JsonTable(JsonRecords.open(bytes, encoding, isLines, options));
  }

  /** The rows. */
  private final class JsonTable implements Table {

    private final JsonRecords records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private JsonTable(JsonRecords records) {
      this.records = records;
      finding.columns().forEach(name -> columns.put(name, columns.size()));
    }

    @Override
    public TableFinding finding() {
      return finding;
    }

    @Override
    public List<LeftOut> leftOut() {
      return List.of();
    }

    @Override
    public @Nullable TableRow next() throws IOException {
      Map<String, String> record = records.next();
      if (record == null) {
        return null;
      }
      String fault = records.fault();
      if (fault != null) {
        return TableRow.faulty(records.line(), fault);
      }
      var fields = new String[columns.size()];
      Arrays.fill(fields, "");
      record.forEach(
          (name, text) -> {
            Integer column = columns.get(name);
            if (column != null) {
              fields[column] = text;
            }
          });
      return TableRow.of(records.line(), fields);
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
