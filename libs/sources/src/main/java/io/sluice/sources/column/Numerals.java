package io.sluice.sources.column;

import java.math.BigDecimal;

/** Numbers in sentences and options. */
final class Numerals {

  private Numerals() {}

  /** {@code -200}, {@code 0.5}, {@code 1e31}. */
  static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Math.abs(value) < 1e15 && Math.abs(value) > 1e-6
        ? new BigDecimal(Double.toString(value)).toPlainString()
        : Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }
}
