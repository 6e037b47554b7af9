package io.sluice.detection.explanation;

import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;

/**
 * What would have been normal for a tag, in its unit and as finely as it can show; NaN where it is
 * not known.
 */
record Normal(double expected, double low, double high) {

  private static final Normal UNKNOWN = new Normal(Double.NaN, Double.NaN, Double.NaN);

  /**
   * Ends of a band are rounded inwards: what the tag can show and is outside the computed band is
   * outside the rounded one too. A band without a value that the tag can show is none.
   */
  static Normal shownBy(Tag tag, double expected, double low, double high) {
    if (tag.kind() == TagKind.CATEGORICAL) {
      return UNKNOWN; // between two states without an order there is nothing
    }
    var rounding =
        Rounding.of(tag.resolution(), Math.max(size(expected), Math.max(size(low), size(high))));
    double from = rounding.up(low);
    double to = rounding.down(high);
    if (from > to) {
      from = Double.NaN;
      to = Double.NaN;
    }
    double value = rounding.nearest(expected);
    return new Normal(value < from ? from : value > to ? to : value, from, to);
  }

  private static double size(double value) {
    return Double.isFinite(value) ? Math.abs(value) : 0;
  }
}
