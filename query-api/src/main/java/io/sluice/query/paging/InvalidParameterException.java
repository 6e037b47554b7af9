package io.sluice.query.paging;

import org.jspecify.annotations.Nullable;

/** A query parameter that cannot be understood or is not allowed. */
public final class InvalidParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final @Nullable String value;
  private final String expected;

  /**
   * @param field name of the parameter
   * @param value what was given; null if it was missing
   * @param expected what would have been understood, as the end of "expected ..."
   */
  public InvalidParameterException(String field, @Nullable String value, String expected) {
    super(
        value == null
            ? "'%s' is missing, expected %s".formatted(field, expected)
            : "'%s' is '%s', expected %s".formatted(field, value, expected));
    this.field = field;
    this.value = value;
    this.expected = expected;
  }

  public String field() {
    return field;
  }

  public @Nullable String value() {
    return value;
  }

  public String expected() {
    return expected;
  }

  /** There always is one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
