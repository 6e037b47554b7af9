package io.sluice.contracts;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it came, still where it came: a part of a record's bytes, so that it need not be copied
 * on its way into a json column.
 *
 * @param bytes UTF-8, not changed any more
 * @param from where in them it begins
 * @param length in bytes
 */
public record JsonText(byte[] bytes, int from, int length) {

  /** The text; what is not UTF-8 in it as U+FFFD. */
  @Override
  public String toString() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  /** Null for null. */
  public static @Nullable String text(@Nullable JsonText json) {
    return json == null ? null : json.toString();
  }
}
