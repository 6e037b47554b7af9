package io.sluice.sources.table;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to read a table where it does not speak for itself.
 *
 * @param encoding null to find it out
 * @param delimiter null to find it out
 * @param headerLine line of the names, from 1; 0 to find it
 * @param columns names of the columns of a file without a line of names; empty if it has one
 * @param timeColumn name of the time's column if a person gave it: the line of the names has it;
 *     null otherwise
 * @param sheet name of the sheet of a workbook, null for the first
 * @param tall what a person says of rows a tag
 * @param rowsOnly whether every line under the names has to be a row: those of another table and
 *     after the last row are faults then, not left out
 * @param maxLineLength longest line, characters
 * @param maxColumns most columns
 */
public record TableOptions(
    @Nullable Charset encoding,
    @Nullable Delimiter delimiter,
    int headerLine,
    List<String> columns,
    @Nullable String timeColumn,
    @Nullable String sheet,
    Tall tall,
    boolean rowsOnly,
    int maxLineLength,
    int maxColumns) {

  /** Everything is found out. */
  public static final TableOptions DEFAULT =
      new TableOptions(null, null, 0, List.of(), null, null, Tall.FIND, false, 1 << 20, 10_100);

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

  /**
   * @throws IllegalArgumentException naming the option that is wrong and what it may be
   */
  public TableOptions {
    columns = columns.stream().map(String::strip).toList();
    timeColumn = timeColumn == null || timeColumn.isBlank() ? null : timeColumn.strip();
    if (headerLine < 0) {
      throw new IllegalArgumentException(
          "the line of the names is %d, expected at least 1".formatted(headerLine));
    }
    if (headerLine > 0 && !columns.isEmpty()) {
      throw new IllegalArgumentException(
          "names of columns and the line of the names exclude each other");
    }
    if (maxLineLength < 1 || maxColumns < 2) {
      throw new IllegalArgumentException(
          "longest line is %d characters of at most %d columns, expected at least 1 and 2"
              .formatted(maxLineLength, maxColumns));
    }
  }

  public TableOptions withEncoding(@Nullable Charset encoding) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withDelimiter(@Nullable Delimiter delimiter) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withHeaderLine(int headerLine) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withColumns(List<String> columns) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withTimeColumn(@Nullable String timeColumn) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withSheet(@Nullable String sheet) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withTall(Tall tall) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withRowsOnly() {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        true,
        maxLineLength,
        maxColumns);
  }

  public TableOptions withLimits(int maxLineLength, int maxColumns) {
    return new TableOptions(
        encoding,
        delimiter,
        headerLine,
        columns,
        timeColumn,
        sheet,
        tall,
        rowsOnly,
        maxLineLength,
        maxColumns);
  }
}
