package io.sluice.sources.readings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one row of a file. */
public sealed interface FileRow {

  /** Line in the file, from 1. */
  long line();

  /**
   * A row that was read.
   *
   * @param line line in the file, from 1
   * @param time when the values were taken
   * @param values value by tag in the order of {@link FileFindings#tags}, NaN where the row has
   *     none; this row's own array
   * @param texts by tag, the text that the row has where it has no number: the value of a tag of
   *     texts, or a word because of which a number is missing; null if it has none at all
   * @param label ground truth: 1 anomalous, 0 normal, null unknown (no label column, no value, or a
   *     plant that still recovers)
   * @param event id and name, as far as the file has them, of the attack or fault that the row
   *     belongs to, null if none
   * @param asset the row's asset if the file has such a column, else null
   * @param profile the row's profile if the file has such a column, else null
   * @param isLeftOut whether people worked on the plant: it is neither normal nor anomalous, and
   *     nothing is learnt from it
   */
  record Row(
      long line,
      Instant time,
      double[] values,
      @Nullable String @Nullable [] texts,
      @Nullable Integer label,
      @Nullable String event,
      @Nullable String asset,
      @Nullable String profile,
      boolean isLeftOut)
      implements FileRow {

    Row(
        long line,
        Instant time,
        double[] values,
        @Nullable String @Nullable [] texts,
        @Nullable Integer label,
        @Nullable String event,
        @Nullable String asset,
        @Nullable String profile) {
      this(line, time, values, texts, label, event, asset, profile, false);
    }

    Row leaveOut() {
      return new Row(line, time, values, texts, null, event, asset, profile, true);
    }
  }

  /**
   * A row that could not be read; those after it can.
   *
   * @param line line in the file, from 1
   * @param column name of the column at fault, null if it is the whole line
   * @param reason what was found (shortened) and what was expected
   */
  record BadRow(long line, @Nullable String column, String reason) implements FileRow {

    /** Line, column and reason as one sentence. */
    public String sentence() {
      return "line " + line + (column == null ? "" : ", column '" + column + "'") + ": " + reason;
    }
  }
}
