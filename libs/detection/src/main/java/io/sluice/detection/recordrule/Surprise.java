package io.sluice.detection.recordrule;

/**
 * How surprising something is that was counted, in nats, the natural logarithm of how much rarer it
 * is than it would be if it were usual; never below 0. What was never seen counts as half a time
 * (Krichevsky and Trofimov 1981): the more was seen without it, the more surprising it is.
 */
final class Surprise {

  private static final double UNSEEN = 0.5;

  /**
   * Part of a range by which a number may be outside of it: the next record may always be the
   * largest.
   */
  private static final double TOLERANCE = 0.05;

  private Surprise() {}

  /**
   * Of a text.
   *
   * @param count records with it
   * @param total records with any
   */
  static double ofText(double count, double total) {
    return total == 0 ? 0 : Math.max(0, Math.log((total + 1) / (count + UNSEEN)));
  }

  /**
   * Of two texts that come together: how much less often than if neither knew of the other.
   *
   * @param together records with both
   * @param first records with the one
   * @param second records with the other
   * @param total records with any of both tags
   */
  static double ofPair(double together, double first, double second, double total) {
    if (total == 0) {
      return 0;
    }
    double expected = first * second / total;
    return Math.max(0, Math.log((expected + UNSEEN) / (together + UNSEEN)));
  }

  /**
   * Of a number outside of all that were seen: that the next of so many numbers is beyond them has
   * a probability of one in so many; the further off, the more.
   *
   * @param seen numbers
   * @param resolution of the tag, at least 0
   */
  static double ofNumber(double value, long seen, double low, double high, double resolution) {
    double off = value < low ? low - value : value > high ? value - high : 0;
    double width = Math.max(high - low, resolution);
    if (width == 0) {
      width = Math.max(Math.abs(high), Double.MIN_NORMAL);
    }
    if (seen == 0 || !(off > Math.max(TOLERANCE * width, resolution))) {
      return 0;
    }
    return Math.log(seen + 1.0) + Math.log1p(Math.min(off / width, Double.MAX_VALUE));
  }
}
