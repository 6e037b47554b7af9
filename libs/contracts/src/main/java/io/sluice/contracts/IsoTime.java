package io.sluice.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as {@link Instant#toString} does and reads what {@link Instant#parse} reads, ten
 * times as fast: every score has four of them, and each service reads some.
 */
public final class IsoTime {

  private static final int SECONDS_A_DAY = 86_400;
  private static final long MICROS_A_SECOND = 1_000_000;
  private static final int SHORTEST = "2015-12-28T10:29:14Z".length();
  private static final int LONGEST = "2015-12-28T10:29:14.123456789Z".length();

  private IsoTime() {}

  public static String ofMicros(long epochMicros) {
    return text(
        Math.floorDiv(epochMicros, 1_000_000L),
        (int) Math.floorMod(epochMicros, 1_000_000L) * 1_000);
  }

  public static String of(Instant instant) {
    return text(instant.getEpochSecond(), instant.getNano());
  }

  private static String text(long epochSecond, int nano) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_A_DAY));
    int year = day.getYear();
    if (year < 0 || year > 9999) {
      return Instant.ofEpochSecond(epochSecond, nano).toString();
    }
    int second = (int) Math.floorMod(epochSecond, (long) SECONDS_A_DAY);
    var text = new byte[LONGEST];
    digits(text, 0, year, 4);
    text[4] = '-';
    digits(text, 5, day.getMonthValue(), 2);
    text[7] = '-';
    digits(text, 8, day.getDayOfMonth(), 2);
    text[10] = 'T';
    digits(text, 11, second / 3_600, 2);
    text[13] = ':';
    digits(text, 14, second / 60 % 60, 2);
    text[16] = ':';
    digits(text, 17, second % 60, 2);
    int end = fraction(text, 19, nano);
    text[end] = 'Z';
    return new String(text, 0, end + 1, ISO_8859_1);
  }

  /** None, three, six or nine digits, as many as it takes. */
  private static int fraction(byte[] text, int at, int nano) {
    if (nano == 0) {
      return at;
    }
    text[at] = '.';
    if (nano % 1_000_000 == 0) {
      return digits(text, at + 1, nano / 1_000_000, 3);
    }
    return nano % 1_000 == 0
        ? digits(text, at + 1, nano / 1_000, 6)
        : digits(text, at + 1, nano, 9);
  }

  private static int digits(byte[] text, int at, int value, int count) {
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (byte) ('0' + value % 10);
      value /= 10;
    }
    return at + count;
  }

  /**
   * {@link #parseMicros(char[], int, int)} of the text that a parser has come to.
   *
   * @throws DateTimeException if it is no instant
   * @throws ArithmeticException if it is out of range
   */
  public static long parseMicros(JsonParser json) throws IOException {
    return parseMicros(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }

  /**
   * Microseconds since the epoch; what is finer is cut off.
   *
   * @throws DateTimeException if the text is no instant
   * @throws ArithmeticException if it is out of range
   */
  public static long parseMicros(char[] text, int from, int length) {
    Instant instant = parse(text, from, length);
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_A_SECOND), instant.getNano() / 1_000);
  }

  /**
   * The text that a parser has come to.
   *
   * @throws DateTimeException if it is no instant
   */
  public static Instant parse(JsonParser json) throws IOException {
    return parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }

  /**
   * @throws DateTimeException if the text is no instant
   */
  public static Instant parse(char[] text, int from, int length) {
    return isUsual(text, from, length)
        ? parseUsual(text, from, length)
        : Instant.parse(new String(text, from, length));
  }

  /** Whether it looks like {@code 2015-12-28T10:29:14[.123456789]Z}. */
  private static boolean isUsual(char[] text, int from, int length) {
    return length >= SHORTEST
        && length <= LONGEST
        && text[from + 4] == '-'
        && text[from + 7] == '-'
        && text[from + 10] == 'T'
        && text[from + 13] == ':'
        && text[from + 16] == ':'
        && text[from + length - 1] == 'Z';
  }

  private static Instant parseUsual(char[] text, int from, int length) {
    int year = number(text, from, 4);
    int month = number(text, from + 5, 2);
    int day = number(text, from + 8, 2);
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    int nano = nano(text, from + 19, length - SHORTEST);
    // -1 stands for "no digits"; 24:00 and leap seconds go the slow way, too
    if ((year | month | day | hour | minute | second | nano) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return Instant.parse(new String(text, from, length));
    }
    long epochDay = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(
        epochDay * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, nano);
  }

  private static int number(char[] text, int from, int count) {
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

  /** {@code .123} as 123,000,000; nothing as 0. */
  private static int nano(char[] text, int from, int length) {
    if (length == 0) {
      return 0;
    }
    int value = text[from] == '.' && length > 1 ? number(text, from + 1, length - 1) : -1;
    for (int i = length; i < 10; i++) {
      value *= 10;
    }
    return value;
  }
}
