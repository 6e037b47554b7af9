package io.sluice.sources.readings;

import io.sluice.sources.value.NumberStyle;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people write where they say how a file is to be read. */
public final class OptionTexts {

  private OptionTexts() {}

  /**
   * @param text null if it is to be found out
   * @return what {@link ReadingOptions#withDecimalMark} takes
   * @throws IllegalArgumentException if it is no decimal mark; one sentence
   */
  public static char decimalMark(@Nullable String text) {
    if (text == null) {
      return NumberStyle.NONE;
    }
    if (text.equals(".") || text.equals(",")) {
      return text.charAt(0);
    }
    throw new IllegalArgumentException("--decimal " + text + " is no decimal mark: . or , is");
  }

  /**
   * @param text {@code 10s}, {@code 5m}; null for rows as they are
   * @return what {@link ReadingOptions#withResample} takes
   * @throws IllegalArgumentException if it is no duration; one sentence
   */
  public static @Nullable Duration step(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String upper = text.toUpperCase(Locale.ROOT);
      Duration step = Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
      if (step.isPositive()) {
        return step;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "--resample " + text + " is no duration: try 10s, 5m or 1h, or 0.5s");
  }
}
