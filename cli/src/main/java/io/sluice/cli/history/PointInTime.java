package io.sluice.cli.history;

import io.sluice.cli.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people type one: itself, or how long ago it was. */
public final class PointInTime {

  private static final Pattern AGO = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  private PointInTime() {}

  /**
   * @param option to name in the error
   * @throws CommandFailure if it is neither
   */
  public static Instant parse(String option, String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long count = Long.parseLong(ago.group(1));
      return now.minus(
          switch (ago.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new CommandFailure(
          "%s is '%s', expected a time such as 2026-03-01T00:00:00Z, or how long ago, such as 30d"
              .formatted(option, text),
          e);
    }
  }
}
