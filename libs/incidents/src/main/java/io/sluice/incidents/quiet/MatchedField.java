package io.sluice.incidents.quiet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of an alert a {@link Matcher} looks at. */
public enum MatchedField {
  INCIDENT,
  ASSET,
  STREAM,
  PROFILE,
  TAG,
  SEVERITY,
  CATEGORY;

  /** Their names, to be read after "one of". */
  public static final String NAMES =
      Arrays.stream(values()).map(MatchedField::text).collect(Collectors.joining(", "));

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  @JsonCreator
  public static MatchedField of(String text) {
    return Arrays.stream(values())
        .filter(field -> field.text().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is none of %s".formatted(text, NAMES)));
  }

  /** As people write it. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
