package io.sluice.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as {@link Instant#toString} does, ten times as fast: every score has four of
 * them.
 */
public final class IsoTime {

  private static final int SECONDS_A_DAY = 86_400;
  private static final int LONGEST = "2015-12-28T10:29:14.123456789Z".length();

  private IsoTime() {}

  public static String ofMillis(long epochMillis) {
    return text(
        Math.floorDiv(epochMillis, 1_000L), (int) Math.floorMod(epochMillis, 1_000L) * 1_000_000);
  }

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
}
