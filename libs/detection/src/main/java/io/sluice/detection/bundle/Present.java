package io.sluice.detection.bundle;

/** What the compact constructors of the manifest check; each failure names the field. */
final class Present {

  private Present() {}

  static <T> T required(T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
    return value;
  }

  static String text(String value, String field) {
    if (required(value, field).isBlank()) {
      throw new IllegalArgumentException("'" + field + "' is blank");
    }
    return value;
  }
}
