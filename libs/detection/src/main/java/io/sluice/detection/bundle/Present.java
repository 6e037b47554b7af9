package io.sluice.detection.bundle;

import org.jspecify.annotations.Nullable;

/** What the compact constructors of the manifest check; each failure names the field. */
final class Present {

  private Present() {}

  static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
    return value;
  }

  static String text(@Nullable String value, String field) {
    String text = required(value, field);
    if (text.isBlank()) {
      throw new IllegalArgumentException("'" + field + "' is blank");
    }
    return text;
  }
}
