package io.sluice.sources.column;

import org.jspecify.annotations.Nullable;

/**
 * Tells columns that only count: numbers of rows, sequences, totals. Nobody can learn from them
 * what is normal, as every later value lies outside of what was seen. A signal may rise for as long
 * as the file is, too, and by the same step, as a setpoint on its ramp does: where the name does
 * not say that a column counts, it must count as rows are counted, and nothing may say that it
 * measures.
 */
final class Counting {

  private static final int FEWEST_ROWS = 20;
  private static final int FEWEST_ROWS_NAMED = 3;
  private static final int FEWEST_ROWS_OF_TOTAL = 300;
  private static final int FEWEST_VALUES = 10;

  /** No setpoint goes up by one in so many rows, one after the other. */
  private static final int TOO_LONG_FOR_A_RAMP = 1000;

  /** From this number on a count may have begun anywhere: no plant measures by one so far up. */
  private static final double FAR_ABOVE_RAMPS = 1e6;

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

  /**
   * Why a column of numbers is no tag; null if it may be one.
   *
   * @param unit as the file says it, empty if it does not
   */
  static @Nullable String whyNoTag(String name, String unit, Series series) {
    boolean isNamed = isNamed(name);
    if (counts(series, isNamed) && (isNamed || whySignal(name, unit, series) == null)) {
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
      if (isUneven(series) && !Measures.areSaidOfNoTotal(name, unit)) {
        return "only rises, by uneven steps, from %s to %s, as a total does: every later value is outside of that"
            .formatted(Numerals.text(series.min()), Numerals.text(series.max()));
      }
    }
    return null;
  }

  private static boolean isNamed(String name) {
    return ColumnNames.isCounter(name) || ColumnNames.isClock(name);
  }

  /**
   * Why a column that goes on by the same step in each row is a signal nevertheless; completes "as
   * ...". Null if it numbers rows for all that is known, or does not go on so.
   *
   * @param unit as the file says it, empty if it does not
   */
  static @Nullable String whySteadySignal(String name, String unit, Series series) {
    return isNamed(name) || !counts(series, false) ? null : whySignal(name, unit, series);
  }

  private static @Nullable String whySignal(String name, String unit, Series series) {
    if (Measures.areSaid(name, unit)) {
      return "its name or unit is that of a measurement";
    }
    if (!series.isIntegral() || Math.abs(series.fixedStep()) != 1) {
      return "rows are counted by 1";
    }
    return mayBeginAnywhere(series) || beginsAsCountsDo(series) ? null : "counts begin at 0 or 1";
  }

  /** Whether a column is so long, or its numbers are so large, that it can be no ramp. */
  static boolean mayBeginAnywhere(Series series) {
    return series.steps() >= TOO_LONG_FOR_A_RAMP || Math.abs(series.first()) >= FAR_ABOVE_RAMPS;
  }

  /** In a file with the newest row first it is the last number that a count begins with. */
  private static boolean beginsAsCountsDo(Series series) {
    double begin = series.fixedStep() > 0 ? series.first() : series.last();
    return begin == 0 || begin == 1;
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
    boolean beginsAnewRarely =
        series.restarts() == 0
            || (series.restarts() <= MAX_RESTARTS
                && Math.abs(series.fixedStep()) == 1
                && steps / (series.restarts() + 1) >= ROWS_PER_RESTART);
    return regular == series.settledSteps()
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
