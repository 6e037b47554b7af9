package io.sluice.sources.time;

/** A number as text, to nine decimal places and more, without a {@link java.math.BigDecimal}. */
final class Decimal {

  private static final int MOST_DIGITS = 19;

  private long whole;
  private long nanos;
  private int digits;
  private boolean fraction;

  /** Sign, digits, perhaps a point or comma with digits after it, and nothing else. */
  boolean read(String text) {
    int length = text.length();
    boolean negative = length > 0 && text.charAt(0) == '-';
    int at = negative || length > 0 && text.charAt(0) == '+' ? 1 : 0;
    int start = at;
    whole = 0;
    nanos = 0;
    fraction = false;
    while (at < length && isDigit(text.charAt(at))) {
      whole = whole * 10 + text.charAt(at++) - '0';
    }
    digits = at - start;
    if (digits == 0 || digits > MOST_DIGITS || whole < 0) {
      return false;
    }
    if (at < length && !fraction(text, at + 1, text.charAt(at))) {
      return false;
    }
    if (negative) {
      whole = nanos > 0 ? -whole - 1 : -whole;
      nanos = nanos > 0 ? 1_000_000_000 - nanos : 0;
    }
    return true;
  }

  private boolean fraction(String text, int from, char mark) {
    if ((mark != '.' && mark != ',') || from == text.length()) {
      return false;
    }
    long unit = 100_000_000;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        return false;
      }
      nanos += unit * (c - '0');
      unit /= 10;
      fraction |= c != '0';
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The largest whole number that is not above it. */
  long whole() {
    return whole;
  }

  /** What is above that, in units of 10^-9. */
  long nanos() {
    return nanos;
  }

  /** Before the mark, as written. */
  int digits() {
    return digits;
  }

  boolean hasFraction() {
    return fraction;
  }
}
