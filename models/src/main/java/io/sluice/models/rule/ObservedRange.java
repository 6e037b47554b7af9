package io.sluice.models.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a number went in several stretches of time, and how much those differ. Where each stretch
 * reached the same ends, the next one will; where they differ, it may well go further.
 *
 * @param low smallest of all
 * @param high largest of all
 * @param lowSpread from the smallest to the largest low end of a stretch
 * @param highSpread the same of the high ends
 */
record ObservedRange(double low, double high, double lowSpread, double highSpread) {

  /** So many spreads beyond the ends seen. */
  private static final double SPREADS = 3;

  /** Null if there is no number. */
  static @Nullable ObservedRange of(List<Extremes> stretches) {
    var lows = new Extremes();
    var highs = new Extremes();
    for (Extremes stretch : stretches) {
      if (!stretch.isEmpty()) {
        lows.add(stretch.low());
        highs.add(stretch.high());
      }
    }
    return lows.isEmpty()
        ? null
        : new ObservedRange(
            lows.low(), highs.high(), lows.high() - lows.low(), highs.high() - highs.low());
  }

  /** The low end widened by a part of the range, by what stretches differ, or by this least. */
  double widenedLow(double part, double least) {
    return low - margin(part, lowSpread, least);
  }

  double widenedHigh(double part, double least) {
    return high + margin(part, highSpread, least);
  }

  private double margin(double part, double spread, double least) {
    return Math.max(least, Math.max(part * (high - low), SPREADS * spread));
  }
}
