package io.sluice.sources.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Takes a written time to pieces: three parts of a date, a clock, a zone. What the parts mean is
 * asked afterwards, for each order that they may have; so a text is gone through once, however many
 * orders are tried, and without the hundred objects that a {@link
 * java.time.format.DateTimeFormatter} makes of it. Not thread-safe.
 */
final class TimeScanner {

  /** No date in this order. */
  static final long NONE = Long.MIN_VALUE;

  private static final int SECONDS_A_DAY = 86_400;

  private String text = "";
  private int at;
  private final int[] parts = new int[3];
  private final int[] digits = new int[3];

  /** Which part is the name of a month, -1 if none is. */
  private int named;

  private int hour;
  private int minute;
  private int second;
  private int nano;
  private boolean clocked;
  private @Nullable ZoneId zone;
  private boolean exact;
  private String zoneName = "";
  private @Nullable ZoneId zoneOfName;
  private int lastDigits;

  /** Whether the text looks like a date, perhaps with a clock and a zone, and nothing else. */
  boolean scan(String written) {
    text = written;
    at = 0;
    named = -1;
    hour = 0;
    minute = 0;
    second = 0;
    nano = 0;
    clocked = false;
    zone = null;
    exact = false;
    blanks();
    return at < text.length() && date() && clock() && zone() && at == text.length();
  }

  private boolean date() {
    if (Character.isLetter(text.charAt(at))) {
      int start = at;
      if (MonthNames.isWeekday(word())) {
        separator();
      } else {
        at = start;
      }
    }
    int start = at;
    if (isDigit(0) && number(9) >= 0 && lastDigits >= 8) {
      at = start;
      return compactDate();
    }
    at = start;
    for (int i = 0; i < 3; i++) {
      if (i > 0 && !separator() && !letterMeetsDigit()) {
        return false;
      }
      if (i == 2 && named == 0 && clockComesHere()) {
        return clockThenYear();
      }
      if (!part(i)) {
        return false;
      }
    }
    return digits[1] <= 2 && (digits[2] == 2 || digits[2] == 4 || digits[0] == 4);
  }

  /** A number of at most four digits, or the name of a month. */
  private boolean part(int i) {
    if (isDigit(0)) {
      parts[i] = number(4);
      digits[i] = lastDigits;
      return !isDigit(0);
    }
    if (named >= 0 || i == 2) {
      return false;
    }
    int month = MonthNames.month(word());
    named = i;
    parts[i] = month;
    digits[i] = 0;
    return month > 0;
  }

  /** {@code 16MAR2026}. */
  private boolean letterMeetsDigit() {
    return at < text.length()
        && Character.isLetter(text.charAt(at)) != Character.isLetter(text.charAt(at - 1));
  }

  /** {@code Mar 16 06:00:00 2026}, as the C library writes it. */
  private boolean clockComesHere() {
    int colon = text.indexOf(':', at);
    return colon > at && colon - at <= 2;
  }

  private boolean clockThenYear() {
    if (!hourMinuteSecond()) {
      return false;
    }
    blanks();
    if (!isDigit(0) && !zoneBeforeYear()) {
      return false;
    }
    parts[2] = number(4);
    digits[2] = lastDigits;
    return digits[2] == 4 && at == text.length();
  }

  /** {@code Mon Mar 16 06:00:00 UTC 2026}, as Java's {@code Date} writes it. */
  private boolean zoneBeforeYear() {
    int start = at;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    zone = zoneNamed(start);
    exact = zone instanceof ZoneOffset;
    blanks();
    return zone != null && isDigit(0);
  }

  /** {@code 20260316}, with as much of the clock as there is. */
  private boolean compactDate() {
    parts[0] = number(4);
    parts[1] = number(2);
    parts[2] = number(2);
    digits[0] = 4;
    digits[1] = 2;
    digits[2] = 2;
    return !isDigit(0) || compactClock();
  }

  private boolean compactClock() {
    int count = 0;
    while (isDigit(count)) {
      count++;
    }
    if (count != 2 && count != 4 && count != 6 && count != 9) {
      return false;
    }
    clocked = true;
    hour = number(2);
    minute = count > 2 ? number(2) : 0;
    second = count > 4 ? number(2) : 0;
    nano = count > 6 ? number(3) * 1_000_000 : 0;
    if (count == 6) {
      fraction();
    }
    return true;
  }

  private boolean clock() {
    if (at == text.length() || clocked) {
      return true;
    }
    char c = text.charAt(at);
    if ((c == 'T' || c == 't' || c == '_' || c == ':' || c == ',') && at + 1 < text.length()) {
      at++;
      if (c != ',' && !isDigit(0)) {
        return false;
      }
    } else if (!isBlank(c)) {
      return true;
    }
    blanks();
    // Kibana has "Mar 16, 2026 @ 06:00:00.000".
    skip('@');
    blanks();
    if (!isDigit(0)) {
      return true;
    }
    if (isDigit(1) && isDigit(2)) {
      return compactClock();
    }
    return hourMinuteSecond();
  }

  private boolean hourMinuteSecond() {
    clocked = true;
    hour = number(2);
    char mark = at < text.length() ? text.charAt(at) : 0;
    if ((mark == ':' || mark == '.') && isDigit(1)) {
      at++;
      minute = number(2);
      if (mark == '.' && lastDigits < 2) {
        return false;
      }
      if (at < text.length() && text.charAt(at) == mark && isDigit(1)) {
        at++;
        second = number(2);
        fraction();
      }
    }
    return halfOfDay();
  }

  private void fraction() {
    char mark = at < text.length() ? text.charAt(at) : 0;
    if ((mark != '.' && mark != ',' && mark != ':') || !isDigit(1)) {
      return;
    }
    at++;
    nano = number(9);
    for (int i = lastDigits; i < 9; i++) {
      nano *= 10;
    }
    while (isDigit(0)) {
      at++;
    }
  }

  /** {@code AM}, {@code p.m.}, {@code a}. */
  private boolean halfOfDay() {
    int start = at;
    blanks();
    char c = at < text.length() ? Character.toLowerCase(text.charAt(at)) : 0;
    if (c != 'a' && c != 'p') {
      at = start;
      return true;
    }
    at++;
    skip('.');
    if (at < text.length() && Character.toLowerCase(text.charAt(at)) == 'm') {
      at++;
      skip('.');
    }
    if (at < text.length() && Character.isLetter(text.charAt(at))) {
      at = start;
      return true;
    }
    if (hour > 12) {
      return false;
    }
    hour = hour % 12 + (c == 'p' ? 12 : 0);
    return true;
  }

  private boolean zone() {
    blanks();
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    if (c != '[' && c != '(') {
      int start = at;
      while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '[') {
        at++;
      }
      zone = zoneNamed(start);
      if (zone == null) {
        return false;
      }
      exact = zone instanceof ZoneOffset;
      blanks();
    }
    return at == text.length() || nameOfZone();
  }

  /** The zone from there on, which is mostly that of the text before. */
  private @Nullable ZoneId zoneNamed(int start) {
    if (at - start != zoneName.length() || !text.startsWith(zoneName, start)) {
      zoneName = text.substring(start, at);
      zoneOfName = ZoneNames.of(zoneName);
    }
    return zoneOfName;
  }

  /**
   * {@code [Europe/Berlin]} or, after an offset, {@code CEST} or {@code (Central European Summer
   * Time)}.
   */
  private boolean nameOfZone() {
    char open = text.charAt(at);
    char last = text.charAt(text.length() - 1);
    if (exact && (open == '(' && last == ')' || isWord())) {
      at = text.length();
      return true;
    }
    if (open != '[' || last != ']') {
      return false;
    }
    ZoneId region = ZoneNames.of(text.substring(at + 1, text.length() - 1));
    at = text.length();
    // An offset beside a zone says which of the hour that comes twice it is.
    zone = exact ? zone : region;
    return region != null;
  }

  /** Whether a number may be a date without marks, as {@code 20260316060000}. */
  static boolean maybeCompact(Decimal number) {
    long year =
        switch (number.digits()) {
          case 8 -> number.whole() / 10_000L;
          case 10 -> number.whole() / 1_000_000L;
          case 12 -> number.whole() / 100_000_000L;
          case 14 -> number.whole() / 10_000_000_000L;
          case 17 -> number.whole() / 10_000_000_000_000L;
          default -> 0;
        };
    return year >= 1900 && year < 2100;
  }

  /** Whether day and month are told by nothing but their order. */
  boolean hasOrder() {
    return named < 0 && digits[0] <= 2;
  }

  /** A number for the date as it is written, the same whatever its order is. */
  int dateKey() {
    return (parts[0] * 10_000 + parts[1]) * 100 + parts[2] % 10_000;
  }

  /** Seconds since 1970-01-01T00:00 on the clock that the text shows; {@link #NONE}. */
  long local(DateOrder order) {
    boolean isClock =
        minute < 60 && second < 60 && (hour < 24 || hour == 24 && minute + second + nano == 0);
    long day = isClock ? epochDay(order) : NONE;
    return day == NONE ? NONE : day * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second;
  }

  /**
   * What the text says.
   *
   * @return false if it is no time in this order
   */
  boolean into(Moment moment, DateOrder order) {
    long local = local(order);
    if (local == NONE) {
      return false;
    }
    into(moment, local);
    return true;
  }

  /** What the text says, given what {@link #local} is of it. */
  void into(Moment moment, long local) {
    switch (zone) {
      case null -> moment.local(local, nano);
      case ZoneOffset offset -> moment.instant(local - offset.getTotalSeconds(), nano);
      default -> moment.instant(new LocalClock(zone).epochSecond(local), nano);
    }
  }

  private long epochDay(DateOrder order) {
    if (named >= 0) {
      int other = named == 0 ? 1 : 0;
      return digits[other] == 4 ? epochDay(other, named, 2) : epochDay(2, named, other);
    }
    if (digits[0] == 4) {
      return epochDay(0, 1, 2);
    }
    return switch (order) {
      case YEAR_FIRST -> digits[2] == 4 ? NONE : epochDay(0, 1, 2);
      case DAY_FIRST -> epochDay(2, 1, 0);
      case MONTH_FIRST -> epochDay(2, 0, 1);
    };
  }

  private long epochDay(int yearPart, int monthPart, int dayPart) {
    int year = parts[yearPart];
    if (digits[yearPart] == 2) {
      // As POSIX has it, but for 1969.
      year += year < 70 ? 2_000 : 1_900;
    } else if (digits[yearPart] != 4 || year == 0) {
      return NONE;
    }
    int month = parts[monthPart];
    int day = parts[dayPart];
    if (digits[dayPart] > 2
        || month < 1
        || month > 12
        || day < 1
        || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return NONE;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private boolean isWord() {
    for (int i = at; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** One or two of the marks that stand between the parts of a date. */
  private boolean separator() {
    int start = at;
    while (at < text.length() && at < start + 2 && "/-. ,".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at > start && at < text.length();
  }

  private int number(int most) {
    int start = at;
    int value = 0;
    while (at < start + most && isDigit(0)) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    lastDigits = at - start;
    return value;
  }

  private boolean isDigit(int ahead) {
    int index = at + ahead;
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private void skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
    }
  }

  private void blanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Among them the narrow one that Java and browsers write before AM. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f';
  }
}
