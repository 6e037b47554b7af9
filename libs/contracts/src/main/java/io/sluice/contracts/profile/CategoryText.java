package io.sluice.contracts.profile;

import java.util.regex.Pattern;

/**
 * The one way in which a value of a categorical tag is written, whoever wrote it: a file, a sender,
 * training. A text that is a number is that number's shortest text, so that {@code 1}, {@code 1.0}
 * and {@code 01} are one category, and so is the number itself.
 */
public final class CategoryText {

  /** Longer texts of digits are names: no double holds them. */
  private static final int LONGEST_NUMBER = 30;

  /** Up to here every whole number is a double. */
  private static final double WHOLE = 1L << 53;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private CategoryText() {}

  public static String of(String text) {
    String stripped = text.strip();
    if (!mayBeNumber(stripped)) {
      return stripped;
    }
    double number = Double.parseDouble(stripped);
    return Math.abs(number) < WHOLE ? of(number) : stripped;
  }

  public static String of(double number) {
    return number == Math.rint(number) && Math.abs(number) < WHOLE
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static boolean mayBeNumber(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return false;
    }
    char first = text.charAt(0);
    return (first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9'))
        && NUMBER.matcher(text).matches();
  }
}
