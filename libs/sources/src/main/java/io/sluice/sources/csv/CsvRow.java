package io.sluice.sources.csv;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one data line. */
public sealed interface CsvRow {

  /** Line in the file, from 1. */
  long line();

  /**
   * A line that was read.
   *
   * @param line line in the file, from 1
   * @param time when the values were taken
   * @param values value by tag in the order of {@link CsvHeader#tags}, NaN where the line has none;
   *     this row's own array
   * @param texts text by tag of those that are text columns, null where the line has none and at
   *     all other tags; null if no tag is one
   * @param label ground truth: 1 anomalous, 0 normal, null unknown (no label column, no value, or a
   *     plant that still recovers)
   * @param event id and name, as far as the file has them, of the attack or fault that the line
   *     belongs to, null if none
   * @param asset the line's asset if the file has such a column, else null
   * @param profile the line's profile if the file has such a column, else null
   */
  record Row(
      long line,
      Instant time,
      double[] values,
      String @Nullable [] texts,
      @Nullable Integer label,
      @Nullable String event,
      @Nullable String asset,
      @Nullable String profile)
      implements CsvRow {}

  /**
   * A line that could not be read; those after it can.
   *
   * @param line line in the file, from 1
   * @param column name of the column at fault, null if it is the whole line
   * @param reason what was found (shortened) and what was expected
   */
  record BadRow(long line, @Nullable String column, String reason) implements CsvRow {

    /** Line, column and reason as one sentence. */
    public String sentence() {
      return "line " + line + (column == null ? "" : ", column '" + column + "'") + ": " + reason;
    }
  }
}
