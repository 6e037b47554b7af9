package io.sluice.sources.readings;

import java.time.Duration;

/**
 * What resampling made of the rows of a file, of all assets together.
 *
 * @param step from one row to the next
 * @param rows how many were made
 * @param empty steps within a file that have no row, as none of the file lies in them
 * @param gaps how often one of these or several follow each other
 * @param longestGap the longest time between two rows with such a gap between them, zero if there
 *     is none
 */
public record EvenSteps(Duration step, long rows, long empty, long gaps, Duration longestGap) {

  /** One sentence. */
  public String text() {
    return empty == 0
        ? "resampled to %,d rows without a gap".formatted(rows)
        : "resampled to %,d rows; %,d steps have no row, as none of the file lies in them, and are gaps"
            .formatted(rows, empty);
  }
}
