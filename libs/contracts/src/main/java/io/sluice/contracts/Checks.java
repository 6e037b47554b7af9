package io.sluice.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the compact constructors of the messages check; each failure names the field. */
final class Checks {

  private Checks() {}

  static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
    return value;
  }

  static String name(@Nullable String value, String field) {
    String name = required(value, field);
    if (name.isBlank()) {
      throw new IllegalArgumentException("'" + field + "' is blank");
    }
    if (name.length() > PlainText.MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "'" + field + "' is longer than " + PlainText.MAX_NAME_LENGTH + " characters");
    }
    return name;
  }

  /** A name that can be stored, whoever made it up. */
  static String plainName(@Nullable String value, String field) {
    String name = name(value, field);
    if (!PlainText.isPlain(name)) {
      throw new IllegalArgumentException("'" + field + "' has control characters in it");
    }
    return name;
  }

  static String text(String value, int maxLength, String field) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("'" + field + "' is blank");
    }
    if (value.length() > maxLength) {
      throw new IllegalArgumentException(
          "'%s' has %d characters, expected %d at most"
              .formatted(field, value.length(), maxLength));
    }
    if (!PlainText.isText(value)) {
      throw new IllegalArgumentException("'" + field + "' has control characters in it");
    }
    return value;
  }

  static double finite(double value, String field) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("'" + field + "' is " + value + ", not a finite number");
    }
    return value;
  }

  static double notNegative(double value, String field) {
    if (finite(value, field) < 0) {
      throw new IllegalArgumentException("'" + field + "' is " + value + ", below 0");
    }
    return value;
  }

  static double above0(double value, String field) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("'" + field + "' is " + value + ", expected above 0");
    }
    return value;
  }

  static @Nullable Integer label(@Nullable Integer value) {
    if (value != null && value != 0 && value != 1) {
      throw new IllegalArgumentException("'label' is " + value + ", neither 0 nor 1");
    }
    return value;
  }

  static void ordered(Instant first, Instant last, String firstField, String lastField) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("'" + lastField + "' is before '" + firstField + "'");
    }
  }

  /** Keeps the order of the entries and, unlike {@link Map#copyOf}, null values. */
  static <K, V> Map<K, V> copy(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
