package io.sluice.sources.value;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a column writes its numbers. Sign, digits with at most one decimal mark, exponent; and, only
 * where the column has been seen to do so, thousands that are grouped and a unit behind the number.
 *
 * @param decimalMark {@code .} or {@code ,}
 * @param groupMark what stands between groups of three digits ({@code , . '} or a blank of any
 *     sort, written as {@code ' '}), {@link #NONE} if they are not grouped
 * @param unit the unit that follows the number in its field, as it is written, null if there is
 *     none; fields without it are numbers too
 */
public record NumberStyle(char decimalMark, char groupMark, @Nullable String unit) {

  /** No mark between groups of digits. */
  public static final char NONE = 0;

  /** {@code 1234.5} */
  public static final NumberStyle POINT = new NumberStyle('.', NONE, null);

  /** {@code 1234,5} */
  public static final NumberStyle COMMA = new NumberStyle(',', NONE, null);

  /** Up to here powers of ten, and up to 2^53 whole numbers, are exact, and so is one division. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private static final int EXACT_DIGITS = 15;
  private static final int GROUP = 3;
  private static final int MAX_LENGTH = 100;

  /**
   * @throws IllegalArgumentException if the marks are not two different ones of those known
   */
  public NumberStyle {
    if (decimalMark != '.' && decimalMark != ',') {
      throw new IllegalArgumentException("decimal mark is '" + decimalMark + "', expected . or ,");
    }
    if (groupMark == decimalMark || ".,' \0".indexOf(groupMark) < 0) {
      throw new IllegalArgumentException(
          "mark of groups is '" + groupMark + "' beside the decimal mark " + decimalMark);
    }
  }

  /**
   * The number that a text says in this style; NaN if it says none, or none that is finite. Without
   * allocation for usual numbers.
   */
  public double parse(String text) {
    double plain = plain(text);
    return Double.isNaN(plain) ? unusual(text) : plain;
  }

  /**
   * Whether a text is one number with a decimal point and another with a decimal comma, as {@code
   * 1,234} and {@code 1.234} are. Without allocation.
   */
  public static boolean hasDoubtfulMark(String text) {
    int mark = text.length() - GROUP - 1;
    int from = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    if (mark - from < 1 || mark - from > GROUP || text.charAt(from) == '0') {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i == mark ? c != '.' && c != ',' : !isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /**
   * This style with what a text has beyond it, so that the text is a number: marks between its
   * groups of digits, or a unit.
   *
   * @return null if it is no number in any style with this decimal mark and what is settled already
   */
  public @Nullable NumberStyle widenedFor(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    int end = numeralEnd(text);
    String unit = this.unit;
    if (end < text.length()) {
      String behind = text.substring(end).strip();
      if (!behind.isEmpty() && !behind.equals(unit)) {
        if (unit != null || !Units.isUnit(behind)) {
          return null;
        }
        unit = behind;
      }
    }
    char group = groupMark;
    for (int i = 0; i < end && group == NONE; i++) {
      char c = normalMark(text.charAt(i));
      group = c != decimalMark && ".,' ".indexOf(c) >= 0 ? c : NONE;
    }
    if (group == groupMark && Objects.equals(unit, this.unit)) {
      return null;
    }
    var widened = new NumberStyle(decimalMark, group, unit);
    return Double.isNaN(widened.parse(text)) ? null : widened;
  }

  /**
   * How a text writes its number that stands alone, so that no other text of its column tells: a
   * decimal point without groups if it can be read so, else what makes the same number whichever
   * the decimal mark is, or with one of them only ({@code 2,5}, {@code 1,234.5}; {@code 1,234} has
   * none).
   *
   * @param unit in which the values are known to be, null if it is not known; a unit that may be a
   *     factor as well is taken only if it is this one
   * @return null if the text is no number, or may be two
   */
  public static @Nullable NumberStyle alone(String text, @Nullable String unit) {
    if (!startsLikeNumber(text)) {
      return null;
    }
    NumberStyle point = POINT.taking(text);
    NumberStyle comma = COMMA.taking(text);
    NumberStyle own;
    if (point == null || comma == null) {
      own = point == null ? comma : point;
    } else {
      own = point.groupMark == NONE || point.parse(text) == comma.parse(text) ? point : null;
    }
    boolean isFactor = own != null && own.mayBeFactor() && !String.valueOf(own.unit).equals(unit);
    return isFactor ? null : own;
  }

  private static boolean startsLikeNumber(String text) {
    int at = !text.isEmpty() && "+-\u2212".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    return at < text.length() && (isDigit(text.charAt(at)) || ".,".indexOf(text.charAt(at)) >= 0);
  }

  private @Nullable NumberStyle taking(String text) {
    return Double.isNaN(parse(text)) ? widenedFor(text) : this;
  }

  /** Whether a number is written with the unit. */
  public boolean hasUnit(String text) {
    return unit != null && text.endsWith(unit);
  }

  /**
   * Whether what is taken as the unit may be a factor as well: Kelvin or thousand, metre or
   * million.
   */
  public boolean mayBeFactor() {
    return unit != null && Units.mayBeFactor(unit);
  }

  /** How it looks, for a person: {@code a decimal comma, thousands grouped by '.', unit %}. */
  public String inWords() {
    return (decimalMark == ',' ? "a decimal comma" : "a decimal point")
        + (groupMark == NONE ? "" : ", thousands grouped by '" + groupMark + "'")
        + (unit == null ? "" : ", unit " + unit);
  }

  /** Digits behind the decimal mark of a number in this style; 0 with an exponent. */
  public int decimals(String text) {
    int mark = text.indexOf(decimalMark);
    if (mark < 0) {
      return 0;
    }
    int at = mark + 1;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    boolean hasExponent = at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E');
    return hasExponent ? 0 : at - mark - 1;
  }

  /**
   * Sign, digits, mark, exponent and nothing else. {@link Double#parseDouble} alone would also take
   * {@code 1f}, {@code 0x1p3} and {@code Infinity}.
   */
  private double plain(String text) {
    int length = text.length();
    int at = 0;
    boolean negative = false;
    if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      negative = text.charAt(0) == '-';
      at = 1;
    }
    long mantissa = 0;
    int digits = 0;
    int decimals = -1;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        digits++;
        if (digits <= EXACT_DIGITS) {
          mantissa = mantissa * 10 + (c - '0');
        }
        decimals += decimals >= 0 ? 1 : 0;
      } else if (c == decimalMark && decimals < 0) {
        decimals = 0;
      } else {
        break;
      }
    }
    if (digits == 0 || (at < length && !isExponent(text, at))) {
      return Double.NaN;
    }
    if (at == length && digits <= EXACT_DIGITS) {
      double value = decimals <= 0 ? mantissa : mantissa / POWERS[decimals];
      return negative ? -value : value;
    }
    double value = Double.parseDouble(decimalMark == ',' ? text.replace(',', '.') : text);
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static boolean isExponent(String text, int from) {
    char e = text.charAt(from);
    if (e != 'e' && e != 'E') {
      return false;
    }
    int at = from + 1;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    if (at == text.length()) {
      return false;
    }
    for (; at < text.length(); at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** With grouped digits, a unit, or a sign as typesetters write it. */
  private double unusual(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Double.NaN;
    }
    String numeral = unit != null && text.endsWith(unit) ? withoutUnit(text, unit) : text;
    if (numeral.isEmpty()) {
      return Double.NaN;
    }
    if (numeral.charAt(0) == '\u2212') {
      numeral = "-" + numeral.substring(1);
    }
    String joined = groupMark == NONE ? numeral : joined(numeral);
    return joined == null || joined.equals(text) ? Double.NaN : plain(joined);
  }

  private static String withoutUnit(String text, String unit) {
    return text.substring(0, text.length() - unit.length()).strip();
  }

  /** The numeral without the marks between its groups; null if those are not of three digits. */
  private @Nullable String joined(String numeral) {
    var joined = new StringBuilder(numeral.length());
    int digits = 0;
    boolean isGrouped = false;
    boolean isWhole = true;
    for (int i = 0; i < numeral.length(); i++) {
      char c = normalMark(numeral.charAt(i));
      if (isWhole && c == groupMark) {
        if (isGrouped ? digits != GROUP : digits < 1 || digits > GROUP || startsWithZero(joined)) {
          return null;
        }
        isGrouped = true;
        digits = 0;
        continue;
      }
      if (isDigit(c)) {
        digits += isWhole ? 1 : 0;
      } else if (i > 0) {
        if (isWhole && isGrouped && digits != GROUP) {
          return null;
        }
        isWhole = false;
      }
      joined.append(c);
    }
    return isWhole && isGrouped && digits != GROUP ? null : joined.toString();
  }

  /** Nobody groups {@code 0,123}. */
  private static boolean startsWithZero(StringBuilder numeral) {
    char first = numeral.charAt(0);
    return (isDigit(first) ? first : numeral.charAt(1)) == '0';
  }

  /** Where the numeral ends that a text begins with: behind its last digit or mark. */
  private int numeralEnd(String text) {
    int at = 0;
    if (at < text.length() && "+-\u2212".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int end = at;
    for (; at < text.length(); at++) {
      char c = normalMark(text.charAt(at));
      if (isDigit(c)) {
        end = at + 1;
      } else if (".,' ".indexOf(c) < 0) {
        break;
      }
    }
    return end;
  }

  /** A blank for all sorts of blanks, an apostrophe for both. */
  private static char normalMark(char c) {
    return switch (c) {
      case '\u00a0', '\u2009', '\u202f' -> ' ';
      case '\u2019' -> '\'';
      default -> c;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
