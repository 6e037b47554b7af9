package io.sluice.contracts.yaml;

import io.sluice.contracts.NearestName;
import io.sluice.contracts.PlainText;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parsers of single values, for {@link YamlSection}. */
public final class Values {

  private static final Pattern MILLIS = Pattern.compile("(\\d{1,9})ms");
  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

  private Values() {}

  /** Anything but blanks, on one line. */
  public static String text(String text) {
    if (text.isBlank() || !PlainText.isPlain(text)) {
      throw new IllegalArgumentException("is blank, or has control characters in it");
    }
    return text.strip();
  }

  /** A name as {@link PlainText} wants it. */
  public static String name(String text) {
    if (!PlainText.isName(text)) {
      throw new IllegalArgumentException(
          "is '%s', expected 1 to %d characters without line breaks"
              .formatted(text.strip(), PlainText.MAX_NAME_LENGTH));
    }
    return text.strip();
  }

  /** Longer than nothing: {@code 500ms}, {@code 15s}, {@code 5m}, {@code 1h30m}, {@code 2d}. */
  public static Duration duration(String text) {
    Duration duration = duration(text.strip().toLowerCase(Locale.ROOT), text);
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("is '" + text + "', expected longer than 0");
    }
    return duration;
  }

  /** A parser of durations within bounds. */
  public static Function<String, Duration> duration(Duration least, Duration most) {
    return text -> {
      Duration duration = duration(text);
      if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "is %s, expected %s to %s".formatted(text, words(least), words(most)));
      }
      return duration;
    };
  }

  /** A parser of whole numbers within bounds. */
  public static Function<String, Integer> whole(int least, int most) {
    return text -> {
      try {
        int number = Integer.parseInt(text.strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw new IllegalArgumentException(
          "is '%s', expected a whole number from %d to %d".formatted(text, least, most));
    };
  }

  /** A parser of names of constants, in any case. */
  public static <E extends Enum<E>> Function<String, E> oneOf(Iterable<E> known) {
    return text -> {
      var names = new StringBuilder();
      for (E constant : known) {
        if (constant.name().equalsIgnoreCase(text.strip())) {
          return constant;
        }
        names.append(names.isEmpty() ? "" : ", ").append(constant);
      }
      throw new IllegalArgumentException("is '" + text + "', expected one of " + names);
    };
  }

  /**
   * A parser of names that stand for something.
   *
   * @param what they are names of
   */
  public static <T> Function<String, T> known(String what, Map<String, T> named) {
    return text -> {
      T value = named.get(text.strip());
      if (value != null) {
        return value;
      }
      throw new IllegalArgumentException(
          "there is no %s '%s'%s"
              .formatted(
                  what,
                  text.strip(),
                  NearestName.of(text.strip(), new TreeSet<>(named.keySet()))
                      .map(near -> "; did you mean " + near + "?")
                      .orElse("")));
    };
  }

  /** As {@link #duration(String)} reads it. */
  public static String words(Duration duration) {
    return duration.compareTo(Duration.ofSeconds(1)) < 0
        ? duration.toMillis() + "ms"
        : duration.toString().replace("PT", "").toLowerCase(Locale.ROOT);
  }

  private static Duration duration(String text, String given) {
    var millis = MILLIS.matcher(text);
    if (millis.matches()) {
      return Duration.ofMillis(Long.parseLong(millis.group(1)));
    }
    var days = DAYS.matcher(text);
    if (days.matches()) {
      return Duration.ofDays(Long.parseLong(days.group(1)));
    }
    try {
      return Duration.parse("PT" + text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "is '" + given + "', expected a duration as 500ms, 15s, 5m, 1h30m or 2d", e);
    }
  }

  /** A parser of names of the constants of a type. */
  public static <E extends Enum<E>> Function<String, E> anyOf(Class<E> type) {
    return oneOf(Arrays.asList(type.getEnumConstants()));
  }
}
