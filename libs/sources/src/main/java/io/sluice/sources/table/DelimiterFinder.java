package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which delimiter makes a table of lines: the one that splits most of them into the same
 * number of fields, and into fields that look like fields.
 */
final class DelimiterFinder {

  /** Of the lines from the first that fits on. */
  private static final double LEAST_SHARE = 0.3;

  /** The same for blanks, which are in every text. */
  private static final double LEAST_SHARE_OF_BLANKS = 0.8;

  private static final double LEAST_QUALITY = 0.5;

  private static final Pattern CLOCK_WITH_COMMA = Pattern.compile("^[^,;|\\t]*:\\d\\d,\\d{1,9}$");

  /** Quality of a delimiter after which it need not be looked whether blanks are better. */
  private static final double SURE = 0.9;

  /** Rows by whose fields quality is judged. */
  private static final int ROWS_OF_QUALITY = 50;

  private DelimiterFinder() {}

  /**
   * What one delimiter makes of the lines.
   *
   * @param columns how many fields most lines have
   * @param lines how many have so many
   * @param share these of all lines from the first of them on
   * @param coverage these of all lines
   * @param quality share of the fields that look like fields
   */
  private record Candidate(
      Delimiter delimiter, int columns, int lines, double share, double coverage, double quality) {

    double score() {
      return share * coverage * quality;
    }

    boolean isTable() {
      double least = delimiter == Delimiter.BLANKS ? LEAST_SHARE_OF_BLANKS : LEAST_SHARE;
      // One line that happens to have a delimiter makes no table of a text.
      boolean often = lines > 1 || coverage >= LEAST_SHARE;
      return often && share >= least && quality >= LEAST_QUALITY;
    }
  }

  /**
   * @param lines the first ones of the file
   * @throws TableFormatException if they are no table
   */
  static Delimiter of(List<String> lines, String source, TableOptions options)
      throws TableFormatException, IOException {
    if (options.delimiter() != null) {
      return options.delimiter();
    }
    Delimiter said = said(lines.getFirst());
    if (said != null) {
      return said;
    }
    Candidate best = null;
    Candidate nearest = null;
    for (Delimiter delimiter : Delimiter.values()) {
      if (delimiter == Delimiter.BLANKS && best != null && best.quality >= SURE) {
        break;
      }
      Candidate candidate =
          isSeldom(delimiter, lines) ? null : candidate(lines, delimiter, options);
      if (candidate == null) {
        continue;
      }
      nearest = nearest == null || candidate.share > nearest.share ? candidate : nearest;
      boolean good = candidate.isTable();
      if (good && (best == null || candidate.score() > best.score())) {
        best = candidate;
      }
    }
    if (best == null) {
      throw new TableFormatException(noTable(lines, source, nearest));
    }
    return best.delimiter;
  }

  /** Whether too few lines have the delimiter for a table. */
  private static boolean isSeldom(Delimiter delimiter, List<String> lines) {
    if (delimiter == Delimiter.BLANKS) {
      return false;
    }
    long with = lines.stream().filter(line -> line.indexOf(delimiter.character()) >= 0).count();
    return with < LEAST_SHARE * lines.size() / 2;
  }

  /** Excel's own first line {@code sep=;}. */
  private static @Nullable Delimiter said(String line) {
    if (line.length() == 5 && line.startsWith("sep=")) {
      for (Delimiter delimiter : Delimiter.values()) {
        if (delimiter.character() == line.charAt(4)) {
          return delimiter;
        }
      }
    }
    return null;
  }

  private static String noTable(List<String> lines, String source, @Nullable Candidate nearest) {
    String first = Quote.of(lines.getFirst().strip());
    if (nearest == null) {
      return ("%s is no table: none of its first %d lines has a delimiter (%s); the first is %s")
          .formatted(source, lines.size(), Delimiter.NAMES, first);
    }
    return ("%s is no table: no delimiter (%s) splits its first %d lines into equally many fields,"
            + " at best %.0f %% of them, by %s into %d; the first is %s")
        .formatted(
            source,
            Delimiter.NAMES,
            lines.size(),
            100 * nearest.share,
            nearest.delimiter,
            nearest.columns,
            first);
  }

  private static @Nullable Candidate candidate(
      List<String> lines, Delimiter delimiter, TableOptions options) throws IOException {
    var splitter = new Splitter(delimiter, options.maxLineLength(), options.maxColumns());
    List<String[]> rows = new ArrayList<>();
    var counts = new FieldCounts();
    try (var records = new Records(new Listed(lines), splitter, options.maxLineLength())) {
      while (records.next()) {
        String[] fields = records.fields();
        if (fields != null) {
          rows.add(fields);
          counts.add(fields.length);
        }
      }
    }
    int columns = counts.usual();
    if (columns == 0) {
      return null;
    }
    int from = 0;
    while (rows.get(from).length != columns) {
      from++;
    }
    int fitting = counts.linesOfUsual();
    return new Candidate(
        delimiter,
        columns,
        fitting,
        (double) fitting / (rows.size() - from),
        (double) fitting / rows.size(),
        quality(rows, columns, delimiter));
  }

  /** Lines that are in memory. */
  private static final class Listed implements Lines {

    private final List<String> lines;
    private int read;

    private Listed(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public @Nullable String next() {
      return read == lines.size() ? null : lines.get(read++);
    }

    @Override
    public long number() {
      return read;
    }

    @Override
    public boolean tooLong() {
      return false;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  /** The share of fields that look as if they were whole and no more than one. */
  private static double quality(List<String[]> rows, int columns, Delimiter delimiter) {
    long good = 0;
    long all = 0;
    // The last ones: the first may be names and remarks.
    for (int i = rows.size() - 1; i >= 0 && all < (long) ROWS_OF_QUALITY * columns; i--) {
      String[] row = rows.get(i);
      if (row.length == columns) {
        for (String field : row) {
          good += isGood(field, delimiter) ? 1 : 0;
        }
        all += columns;
      }
    }
    return (double) good / all;
  }

  private static boolean isGood(String field, Delimiter delimiter) {
    FieldLook look = FieldLook.of(field);
    if (look == FieldLook.NUMBER || look == FieldLook.EMPTY || isClockWithComma(field)) {
      return true;
    }
    for (Delimiter other : Delimiter.values()) {
      if (other != delimiter
          && other != Delimiter.BLANKS
          && field.indexOf(other.character()) >= 0) {
        return false;
      }
    }
    return look == FieldLook.TIME || !hasBlankBetweenDigits(field);
  }

  /** {@code 06:00:00,000}: the comma is that of a fraction. */
  private static boolean isClockWithComma(String field) {
    return CLOCK_WITH_COMMA.matcher(field).find();
  }

  /** {@code 5 17.03.2026}: two fields, if it is no time. */
  private static boolean hasBlankBetweenDigits(String field) {
    for (int i = field.indexOf(' ');
        i > 0 && i < field.length() - 1;
        i = field.indexOf(' ', i + 1)) {
      if (Character.isDigit(field.charAt(i - 1)) && Character.isDigit(field.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }
}
