package io.sluice.sources.column;

import org.jspecify.annotations.Nullable;

/**
 * Tells columns that only count: numbers of rows, sequences, totals. Nobody can learn from them
 * what is normal, as every later value lies outside of what was seen. A signal that rises for as
 * long as the file is, is none of them: its values fall at times, or its steps are even without
 * being the same.
 */
final class Counting {

  private static final int FEWEST_ROWS = 20;
  private static final int FEWEST_ROWS_OF_FRACTIONS = 100;
  private static final int FEWEST_ROWS_NAMED = 3;
  private static final int FEWEST_ROWS_OF_TOTAL = 300;
  private static final int FEWEST_VALUES = 10;

  /** Steps that are the same, at least. */
  private static final double FIXED = 0.95;

  private static final double FIXED_IF_NAMED = 0.8;

  /** A column without a telling name that begins anew more often goes round. */
  private static final int MAX_RESTARTS = 3;

  private static final int ROWS_PER_RESTART = 100;

  /** Of the steps of a total: how many change as no smooth signal does. */
  private static final double UNEVEN = 0.2;

  private static final double RISING = 0.3;

  private Counting() {}

  /** Why a column of numbers is no tag; null if it may be one. */
  static @Nullable String whyNoTag(String name, Series series) {
    if (counts(series, ColumnNames.isCounter(name) || ColumnNames.isClock(name))) {
      return "counts up by %s from row to row"
          .formatted(Numerals.text(Math.abs(series.fixedStep())));
    }
    if (ColumnNames.isRowId(name) && series.isIntegral() && isNeverTheSame(series)) {
      return "numbers the rows";
    }
    if (onlyRises(series)) {
      if (ColumnNames.isTotal(name) || ColumnNames.isCounter(name)) {
        return "is a total that only rises, from %s to %s: every later value is outside of that"
            .formatted(Numerals.text(series.min()), Numerals.text(series.max()));
      }
      if (isUneven(series)) {
        return "only rises, by uneven steps, from %s to %s, as a total does: every later value is outside of that"
            .formatted(Numerals.text(series.min()), Numerals.text(series.max()));
      }
    }
    return null;
  }

  private static boolean counts(Series series, boolean isNamed) {
    long steps = series.steps();
    if (steps + 1 < (isNamed ? FEWEST_ROWS_NAMED : FEWEST_ROWS)
        || Double.isNaN(series.fixedStep())
        || (!series.hasMoreValues() && series.distinct() <= 2)) {
      return false;
    }
    long regular = series.fixedSteps() + series.skips() + series.restarts();
    if (isNamed) {
      return series.fixedSteps() >= FIXED_IF_NAMED * steps && regular >= FIXED * steps;
    }
    boolean isLong = series.isIntegral() || steps + 1 >= FEWEST_ROWS_OF_FRACTIONS;
    boolean beginsAnewRarely =
        series.restarts() == 0
            || (series.restarts() <= MAX_RESTARTS
                && Math.abs(series.fixedStep()) == 1
                && steps / (series.restarts() + 1) >= ROWS_PER_RESTART);
    return regular == series.settledSteps()
        && isLong
        && beginsAnewRarely
        && series.fixedSteps() >= FIXED * steps;
  }

  private static boolean isNeverTheSame(Series series) {
    return series.steps() + 1 >= FEWEST_ROWS_NAMED
        && series.rises() + series.falls() == series.steps()
        && (series.hasMoreValues() || series.distinct() == series.count());
  }

  /** Whether the numbers never fall, or never rise, and are more than a few. */
  static boolean onlyRises(Series series) {
    return series.steps() + 1 >= FEWEST_ROWS
        && (series.hasMoreValues() || series.distinct() > FEWEST_VALUES)
        && (series.falls() == 0 || series.rises() == 0);
  }

  private static boolean isUneven(Series series) {
    return series.steps() + 1 >= FEWEST_ROWS_OF_TOTAL
        && Math.max(series.rises(), series.falls()) >= RISING * series.steps()
        && series.unevenSteps() >= UNEVEN * series.steps();
  }
}
