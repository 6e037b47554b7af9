package io.sluice.sources.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file what is: the header together with the numbers of the columns, from 0; -1 where
 * there is none.
 *
 * @param columns names of all columns
 * @param time one column, or two where date and time of day have a column each
 * @param event the columns with id and name of an attack, those that there are
 */
record Layout(
    CsvHeader header,
    Fields fields,
    List<String> columns,
    TimeFormat timeFormat,
    int[] time,
    int[] tags,
    int label,
    int[] event,
    int recovery,
    int asset,
    int profile) {

  private static final char[] DELIMITERS = {',', ';', '\t'};

  /** SWaT's own files have the stages in line 1 and the names in line 2. */
  private static final int HEADER_LINES = 2;

  /**
   * @param first the file's first lines
   * @throws CsvFormatException one sentence that says what is missing
   */
  static Layout of(List<Line> first, String source, CsvOptions options) throws CsvFormatException {
    List<Line> candidates =
        first.stream().filter(line -> !line.isBlank()).limit(HEADER_LINES).toList();
    if (candidates.isEmpty()) {
      throw new CsvFormatException(source + " is empty, expected a line with the column names");
    }
    for (Line line : candidates) {
      checkText(line, source, options);
    }
    Split best = null;
    for (Line line : candidates) {
      for (char delimiter : DELIMITERS) {
        Split split = Split.of(line, delimiter, options);
        if (split != null) {
          int[] time = ColumnRoles.time(split.names(), options);
          if (time.length > 0) {
            return ColumnRoles.assign(split, time, rowsAfter(first, split), source, options);
          }
          best = best == null || split.names().size() > best.names().size() ? split : best;
        }
      }
    }
    throw noTimeColumn(source, best, options);
  }

  private static void checkText(Line line, String source, CsvOptions options)
      throws CsvFormatException {
    if (line.text() == null) {
      throw new CsvFormatException(
          "%s: line %d is longer than %d characters"
              .formatted(source, line.number(), options.maxLineLength()));
    }
    if (line.text().indexOf('\0') >= 0 || line.text().startsWith("PK\u0003\u0004")) {
      throw new CsvFormatException(source + " is no text, expected CSV, plain or gzip");
    }
  }

  /** Rows of the sample that can be split; the others are reported when they are read. */
  private static List<String[]> rowsAfter(List<Line> first, Split header) {
    List<String[]> rows = new ArrayList<>();
    for (Line line : first) {
      if (line.number() > header.line() && line.text() != null && !line.isBlank()) {
        String[] row = header.fields().of(line.text());
        if (row != null) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static CsvFormatException noTimeColumn(
      String source, @Nullable Split best, CsvOptions options) {
    List<String> found =
        best == null ? List.of() : best.names().stream().filter(n -> !n.isEmpty()).toList();
    String wanted =
        options.timeColumn() == null
            ? "expected one named " + ColumnRoles.TIME_NAMES_TEXT + ", or its name by --time-column"
            : "expected " + Names.quoted(options.timeColumn()) + " in line 1 or 2";
    return new CsvFormatException(
        "%s has no time column: found %s; %s".formatted(source, Names.list(found), wanted));
  }

  /** A line that may be the header, split by a delimiter that may be the file's. */
  record Split(int line, char delimiter, Fields fields, List<String> names) {

    /** Null if it cannot be split so. */
    static @Nullable Split of(Line line, char delimiter, CsvOptions options) {
      var fields = new Fields(delimiter, options.maxLineLength(), options.maxColumns());
      String text = line.text();
      String[] names = text == null ? null : fields.of(text);
      return names == null
          ? null
          : new Split((int) line.number(), delimiter, fields, List.of(names));
    }
  }
}
