package io.sluice.sources.flow;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a field of a format becomes that of the standard, as text. What cannot be converted stays as
 * it is if it is no number ({@code Infinity}, {@code -}): whoever reads it takes it for a missing
 * value.
 */
enum Conversion {
  NONE("") {
    @Override
    String of(String text) {
      return text;
    }
  },
  /** A flow of which no service is known has none, which is one of the values. */
  NOTHING_IS_NONE("") {
    @Override
    String of(String text) {
      return text.isEmpty() ? "-" : text;
    }
  },
  /** Microseconds to seconds. */
  MICROS_TO_SECONDS("µs to s") {
    @Override
    String of(String text) {
      return scaled(text, -6);
    }
  },
  /** Milliseconds to seconds. */
  MILLIS_TO_SECONDS("ms to s") {
    @Override
    String of(String text) {
      return scaled(text, -3);
    }
  },
  /** Microseconds to milliseconds. */
  MICROS_TO_MILLIS("µs to ms") {
    @Override
    String of(String text) {
      return scaled(text, -3);
    }
  },
  /** Names of protocols in lower case, and for their numbers. */
  PROTOCOL("") {
    @Override
    String of(String text) {
      return Protocols.name(text);
    }
  },
  /** {@code 0x000b}, as some files have ports. */
  HEXADECIMAL("") {
    @Override
    String of(String text) {
      return HEX.matcher(text).matches()
          ? String.valueOf(Integer.parseInt(text, 2, text.length(), 16))
          : text;
    }
  };

  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,6}");

  /** Digits that no number of a flow has; an exponent beyond would make a text of that length. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?");

  private final String units;

  Conversion(String units) {
    this.units = units;
  }

  abstract String of(String text);

  /** From which unit to which, empty if it is none of units. */
  String units() {
    return units;
  }

  /** Exact: decimal points are moved. A number in a style of its own would keep its old unit. */
  private static String scaled(String text, int power) {
    if (NUMBER.matcher(text).matches()) {
      return new BigDecimal(text).scaleByPowerOfTen(power).stripTrailingZeros().toPlainString();
    }
    return text.chars().noneMatch(c -> c >= '0' && c <= '9')
        ? text
        : "'%s'".formatted(text.toLowerCase(Locale.ROOT));
  }
}
