package io.sluice.detection.rule;

import io.sluice.detection.rule.criterion.Criterion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them. */
final class Words {

  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  private Words() {}

  /** Four digits, more if they are before the point; no power of ten. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) >= 1000 ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** {@code at most 3} or {@code at least 2}, whichever end a value is beyond. */
  static String bound(Criterion.Band band, double value) {
    return value > band.high()
        ? "at most " + number(band.high())
        : "at least " + number(band.low());
  }
}
