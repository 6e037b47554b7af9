package io.sluice.sources.csv;

import java.util.Locale;
import java.util.Set;

/**
 * Numbers as a file writes them. Where the comma does not separate fields it may be the decimal
 * mark; the first number with a mark decides for the rest of the file, so that {@code 1,234} is not
 * one thing here and another there. Grouped thousands are not numbers.
 */
final class NumberParser {

  private static final char UNDECIDED = 0;

  private final Set<String> missingWords;
  private char decimalMark;

  NumberParser(char delimiter, Set<String> missingWords) {
    this.missingWords = missingWords;
    this.decimalMark = delimiter == ',' ? '.' : UNDECIDED;
  }

  /** The number; NaN if the text stands for a missing value, infinite if it is no finite number. */
  double parse(String text) {
    if (!isNumeral(text)) {
      return isMissing(text) ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    int mark = Math.max(text.indexOf('.'), text.indexOf(','));
    if (mark >= 0) {
      if (decimalMark == UNDECIDED) {
        decimalMark = text.charAt(mark);
      }
      if (text.charAt(mark) != decimalMark) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return Double.parseDouble(decimalMark == ',' ? text.replace(',', '.') : text);
  }

  boolean isMissing(String text) {
    return text.isEmpty() || missingWords.contains(text.toLowerCase(Locale.ROOT));
  }

  String expected() {
    return decimalMark == ',' ? "a finite number with a decimal comma" : "a finite number";
  }

  /**
   * Sign, digits with at most one mark, exponent. {@link Double#parseDouble} alone would also take
   * {@code 1f}, {@code 0x1p3} and {@code Infinity}.
   */
  private static boolean isNumeral(String text) {
    int at = sign(text, 0);
    int digits = 0;
    boolean mark = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        digits++;
      } else if ((c == '.' || c == ',') && !mark) {
        mark = true;
      } else {
        break;
      }
    }
    if (digits == 0 || at == text.length()) {
      return digits > 0;
    }
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    at = sign(text, at + 1);
    return at < text.length() && text.chars().skip(at).allMatch(c -> isDigit((char) c));
  }

  private static int sign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
