package io.sluice.sources.table;

import org.jspecify.annotations.Nullable;

/**
 * One row as it is written.
 *
 * @param line the line, or the row of a sheet, from 1; of a row that was put together of several
 *     lines, the first of them
 * @param fields without the blanks around them, empty where nothing is written; as many as the
 *     table has columns, none if the row has a fault
 * @param fault why the line is no row of the table, as the end of a sentence about it ({@code has 3
 *     fields, expected 6}); null if it is one
 */
public record TableRow(long line, String[] fields, @Nullable String fault) {

  private static final String[] NOTHING = {};

  public static TableRow of(long line, String[] fields) {
    return new TableRow(line, fields, null);
  }

  public static TableRow faulty(long line, String fault) {
    return new TableRow(line, NOTHING, fault);
  }

  /** Whether nothing is written in the row, or delimiters alone. */
  boolean isBlank() {
    for (String field : fields) {
      if (!field.isEmpty()) {
        return false;
      }
    }
    return fault == null;
  }
}
