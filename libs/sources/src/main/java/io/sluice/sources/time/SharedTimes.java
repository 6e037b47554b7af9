package io.sluice.sources.time;

import java.util.List;
import java.util.Locale;

/**
 * Several rows have the same time again and again, as many each time: the times lack their finer
 * part.
 *
 * @param rows how many share a time
 * @param example such a time, as the file writes it
 * @param missing what is missing
 */
public record SharedTimes(int rows, String example, Part missing) {

  private static final List<String> NUMBERS =
      List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  /** A part of a time that is not written. */
  public enum Part {
    CLOCK("the time of day is missing; export it", "1d"),
    SECONDS("seconds are missing; export them", "1m"),
    FRACTIONS("fractions of a second are missing; export them", "1s");

    private final String missing;
    private final String interval;

    Part(String missing, String interval) {
      this.missing = missing;
      this.interval = interval;
    }
  }

  /** One sentence with the ways out. */
  public String text() {
    return ("%s rows share each time (%s ...), %s, or take one row for each time with --resample"
            + " %s, or, if the rows are of several assets, name the column that says which with"
            + " --asset-column")
        .formatted(number(), example, missing.missing, missing.interval);
  }

  private String number() {
    return rows - 2 < NUMBERS.size()
        ? NUMBERS.get(rows - 2)
        : String.format(Locale.ROOT, "%,d", rows);
  }
}
