package io.sluice.scoring.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads ISO-8601 instants without a string or an {@link Instant} where they have the usual form
 * {@code 2015-12-28T10:29:14[.123456789]Z}; whatever else {@link Instant#parse} takes is left to
 * it.
 */
final class IsoInstant {

  private static final int SHORTEST = "2015-12-28T10:29:14Z".length();
  private static final long MICROS_A_SECOND = 1_000_000;

  private IsoInstant() {}

  /**
   * Microseconds since the epoch; what is finer is cut off.
   *
   * @throws DateTimeException if the text is no instant
   * @throws ArithmeticException if it is out of range
   */
  static long micros(char[] text, int from, int length) {
    if (length >= SHORTEST
        && text[from + 4] == '-'
        && text[from + 7] == '-'
        && text[from + 10] == 'T'
        && text[from + 13] == ':'
        && text[from + 16] == ':'
        && text[from + length - 1] == 'Z') {
      int year = digits(text, from, 4);
      int month = digits(text, from + 5, 2);
      int day = digits(text, from + 8, 2);
      int hour = digits(text, from + 11, 2);
      int minute = digits(text, from + 14, 2);
      int second = digits(text, from + 17, 2);
      int fraction = fractionMicros(text, from + 19, length - SHORTEST);
      // -1 stands for "no digits"; 24:00 and leap seconds go the slow way, too
      if ((year | month | day | hour | minute | second | fraction) >= 0
          && hour < 24
          && minute < 60
          && second < 60) {
        long seconds =
            LocalDate.of(year, month, day).toEpochDay() * 86_400L
                + hour * 3_600L
                + minute * 60L
                + second;
        return seconds * MICROS_A_SECOND + fraction;
      }
    }
    Instant instant = Instant.parse(new String(text, from, length));
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_A_SECOND), instant.getNano() / 1_000);
  }

  private static int digits(char[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** {@code .123} as 123000; nothing as 0. */
  private static int fractionMicros(char[] text, int from, int length) {
    if (length == 0) {
      return 0;
    }
    if (length < 2 || length > 10 || text[from] != '.') {
      return -1;
    }
    int value = 0;
    for (int i = 1; i <= 9; i++) {
      int digit = i < length ? text[from + i] - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      if (i <= 6) {
        value = value * 10 + digit;
      }
    }
    return value;
  }
}
