package io.sluice.sources.table;

/**
 * What a field looks like at a glance: enough to tell rows of values from names, units and remarks,
 * not what it means.
 */
enum FieldLook {
  EMPTY,
  NUMBER,
  TIME,
  TEXT;

  private static final int DIGITS_OF_A_TIME = 4;
  private static final int DIGITS_OF_A_COUNT = 9;
  private static final int LONGEST_TIME = 40;

  static FieldLook of(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    if (isNumber(text)) {
      return NUMBER;
    }
    return isTime(text) ? TIME : TEXT;
  }

  /** Whether a field is a time, or a number that counts seconds or less since 1970. */
  static boolean isTimeOrCount(String field) {
    return switch (of(field)) {
      case TIME -> true;
      case NUMBER -> field.length() >= DIGITS_OF_A_COUNT;
      case EMPTY, TEXT -> false;
    };
  }

  /** Whether a field, from that one on, is a number or a time. */
  static boolean anyValue(String[] fields, int from) {
    for (int i = from; i < fields.length; i++) {
      FieldLook look = of(fields[i]);
      if (look == NUMBER || look == TIME) {
        return true;
      }
    }
    return false;
  }

  /** Sign, digits with at most one point or comma, exponent. */
  private static boolean isNumber(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int digits = 0;
    boolean mark = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
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
    at++;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int exponent = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > exponent && at == text.length();
  }

  /** Groups of digits with {@code - / : .} between them; months may be words. */
  private static boolean isTime(String text) {
    if (text.length() > LONGEST_TIME) {
      return false;
    }
    int digits = 0;
    int marks = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '-' || c == '/' || c == ':' || c == '.') {
        marks++;
      } else if (Character.isLetter(c)) {
        letters++;
      }
    }
    char first = text.charAt(0);
    boolean words = text.indexOf(':') > 0 && text.indexOf(' ') > 0;
    boolean begins = first >= '0' && first <= '9' || words && Character.isLetter(first);
    return begins
        && digits >= DIGITS_OF_A_TIME
        && marks + (letters >= 3 ? 1 : 0) >= 2
        && letters <= digits;
  }
}
