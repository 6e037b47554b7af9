package io.sluice.contracts;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * Reads what {@link Duration#parse} reads, the usual ones (PT10S, PT1M30S) without its regular
 * expression: every score of a bundle that was tuned has two, and three services read them.
 */
final class IsoDuration {

  private static final String UNITS = "HMS";
  private static final int[] SECONDS = {3_600, 60, 1};
  private static final int MOST_DIGITS = 9;

  private IsoDuration() {}

  /**
   * @throws DateTimeException if it is none
   */
  static Duration parse(String text) {
    long seconds = usual(text);
    return seconds < 0 ? Duration.parse(text) : Duration.ofSeconds(seconds);
  }

  /** Whole hours, minutes and seconds, each once at most; -1 if it is anything else. */
  private static long usual(String text) {
    if (!text.startsWith("PT") || text.length() == 2) {
      return -1;
    }
    long seconds = 0;
    int unit = -1;
    int at = 2;
    while (at < text.length()) {
      int first = at;
      long number = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        number = 10 * number + text.charAt(at++) - '0';
        if (at - first > MOST_DIGITS) {
          return -1;
        }
      }
      int next = at < text.length() ? UNITS.indexOf(text.charAt(at++)) : -1;
      if (at - first < 2 || next <= unit) {
        return -1;
      }
      unit = next;
      seconds += number * SECONDS[unit];
    }
    return seconds;
  }
}
