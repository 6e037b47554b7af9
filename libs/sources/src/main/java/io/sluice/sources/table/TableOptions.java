package io.sluice.sources.table;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to read a table where it does not speak for itself.
 *
 * @param text of a file of text
 * @param header where the names of the columns are
 * @param sheet name of the sheet of a workbook, null for the first with rows that have times
 * @param tall what a person says of rows a tag
 * @param rowsOnly whether every line under the names has to be a row: those of another table and
 *     after the last row are faults then, not left out
 */
public record TableOptions(
    Text text, Names header, @Nullable String sheet, Tall tall, boolean rowsOnly) {

  /** Everything is found out. */
  public static final TableOptions DEFAULT =
      new TableOptions(
          new Text(null, null, 1 << 20, 10_100, Integer.MAX_VALUE),
          new Names(0, List.of(), null, List.of(), Set.of()),
          null,
          Tall.FIND,
          false);

  /**
   * How a text is split into rows.
   *
   * @param encoding null to find it out
   * @param delimiter null to find it out
   * @param maxLineLength longest line, characters
   * @param maxColumns most columns
   * @param maxRecords most records of JSON, each of which takes room for all columns, however
   *     little it says itself
   */
  public record Text(
      @Nullable Charset encoding,
      @Nullable Delimiter delimiter,
      int maxLineLength,
      int maxColumns,
      int maxRecords) {

    /**
     * @throws IllegalArgumentException naming what is wrong and what it may be
     */
    public Text {
      if (maxLineLength < 1 || maxColumns < 2) {
        throw new IllegalArgumentException(
            "longest line is %d characters of at most %d columns, expected at least 1 and 2"
                .formatted(maxLineLength, maxColumns));
      }
    }
  }

  /**
   * What the columns are called.
   *
   * @param line line of the names, from 1; 0 to find it
   * @param columns names of the columns of a file without a line of names; empty if it has one
   * @param timeColumn name of the time's column if a person gave it: the line of the names has it;
   *     null otherwise
   * @param known files without a line of names that are known by their rows, or by what {@code
   *     columns} names instead of columns
   * @param repeated names that a program is known to write twice
   */
  public record Names(
      int line,
      List<String> columns,
      @Nullable String timeColumn,
      List<KnownColumns> known,
      Set<String> repeated) {

    /**
     * @throws IllegalArgumentException naming the option that is wrong and what it may be
     */
    public Names {
      columns = columns.stream().map(String::strip).toList();
      known = List.copyOf(known);
      repeated = Set.copyOf(repeated);
      timeColumn = timeColumn == null || timeColumn.isBlank() ? null : timeColumn.strip();
      if (line < 0) {
        throw new IllegalArgumentException(
            "the line of the names is %d, expected at least 1".formatted(line));
      }
      if (line > 0 && !columns.isEmpty()) {
        throw new IllegalArgumentException(
            "names of columns and the line of the names exclude each other");
      }
    }
  }

  /**
   * What a person says of files with a row a tag.
   *
   * @param wanted false if a line is a row, whatever the columns are called
   * @param tagColumn null to find it
   * @param valueColumn null to find it
   */
  public record Tall(boolean wanted, @Nullable String tagColumn, @Nullable String valueColumn) {

    /** To be found out. */
    public static final Tall FIND = new Tall(true, null, null);

    /** A line is a row. */
    public static final Tall NEVER = new Tall(false, null, null);
  }

  public @Nullable Charset encoding() {
    return text.encoding;
  }

  public @Nullable Delimiter delimiter() {
    return text.delimiter;
  }

  public int maxLineLength() {
    return text.maxLineLength;
  }

  public int maxColumns() {
    return text.maxColumns;
  }

  int maxRecords() {
    return text.maxRecords;
  }

  /** Line of the names, from 1; 0 to find it. */
  public int headerLine() {
    return header.line;
  }

  public List<String> columns() {
    return header.columns;
  }

  public @Nullable String timeColumn() {
    return header.timeColumn;
  }

  List<KnownColumns> known() {
    return header.known;
  }

  Set<String> repeated() {
    return header.repeated;
  }

  private TableOptions with(Text other) {
    return new TableOptions(other, header, sheet, tall, rowsOnly);
  }

  private TableOptions with(Names other) {
    return new TableOptions(text, other, sheet, tall, rowsOnly);
  }

  public TableOptions withEncoding(@Nullable Charset encoding) {
    return with(
        new Text(encoding, text.delimiter, text.maxLineLength, text.maxColumns, text.maxRecords));
  }

  public TableOptions withDelimiter(@Nullable Delimiter delimiter) {
    return with(
        new Text(text.encoding, delimiter, text.maxLineLength, text.maxColumns, text.maxRecords));
  }

  public TableOptions withLimits(int maxLineLength, int maxColumns) {
    return with(
        new Text(text.encoding, text.delimiter, maxLineLength, maxColumns, text.maxRecords));
  }

  /**
   * @param maxRecords of JSON, at least 1; more are a {@link TooManyRecordsException}
   */
  public TableOptions withMostRecords(int maxRecords) {
    return with(
        new Text(text.encoding, text.delimiter, text.maxLineLength, text.maxColumns, maxRecords));
  }

  public TableOptions withHeaderLine(int line) {
    return with(new Names(line, header.columns, header.timeColumn, header.known, header.repeated));
  }

  public TableOptions withColumns(List<String> columns) {
    return with(new Names(header.line, columns, header.timeColumn, header.known, header.repeated));
  }

  public TableOptions withTimeColumn(@Nullable String timeColumn) {
    return with(new Names(header.line, header.columns, timeColumn, header.known, header.repeated));
  }

  /** What is known of files of which many people have some. */
  public TableOptions withKnown(List<KnownColumns> known, Set<String> repeated) {
    return with(new Names(header.line, header.columns, header.timeColumn, known, repeated));
  }

  public TableOptions withSheet(@Nullable String sheet) {
    return new TableOptions(text, header, sheet, tall, rowsOnly);
  }

  public TableOptions withTall(Tall tall) {
    return new TableOptions(text, header, sheet, tall, rowsOnly);
  }

  public TableOptions withRowsOnly() {
    return new TableOptions(text, header, sheet, tall, true);
  }
}
