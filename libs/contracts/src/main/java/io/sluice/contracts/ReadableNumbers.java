package io.sluice.contracts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as a person reads them: no digit that tells nothing. */
public final class ReadableNumbers {

  private static final int SIGNIFICANT = 4;
  private static final double HUGE = 1e9;
  private static final double TINY = 1e-6;

  private ReadableNumbers() {}

  /** Four significant digits; whole numbers in full: 1150, 0.1234, 2.5. */
  public static String of(double value) {
    if (isExtreme(value)) {
      return scientific(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    return plain(
        Math.abs(value) >= 1000
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP)));
  }

  /** At most so many decimals. */
  static String of(double value, int decimals) {
    return isExtreme(value)
        ? scientific(value)
        : plain(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Decimals that show so many significant digits; 0 for what is 0. */
  static int decimals(double value, int digits) {
    return value == 0 ? 0 : Math.max(0, digits - 1 - (int) Math.floor(Math.log10(Math.abs(value))));
  }

  private static boolean isExtreme(double value) {
    return !Double.isFinite(value)
        || Math.abs(value) >= HUGE
        || (value != 0 && Math.abs(value) < TINY);
  }

  private static String scientific(double value) {
    return String.format(Locale.ROOT, "%.3e", value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
