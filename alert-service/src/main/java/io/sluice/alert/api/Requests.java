package io.sluice.alert.api;

import io.sluice.platform.problem.Problems;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds for all requests: how they are read. */
public final class Requests {

  private Requests() {}

  /** A parameter that is a time; empty if it is not given. */
  public static Optional<Instant> time(String name, @Nullable String text) {
    return parsed(
        name,
        text,
        given -> {
          try {
            return OffsetDateTime.parse(given).toInstant();
          } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
          }
        },
        "a time as 2026-11-02T14:00:00Z");
  }

  /**
   * A parameter as what it means; empty if it is not given.
   *
   * @param parse throws IllegalArgumentException if it is not what is expected
   * @param expected to be read after "expected"
   */
  public static <T> Optional<T> parsed(
      String name, @Nullable String text, Function<String, T> parse, String expected) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException e) {
      throw Problems.ofField(
          Response.Status.BAD_REQUEST,
          name,
          "is " + expected,
          "'%s' is '%s', expected %s".formatted(name, text, expected));
    }
  }
}
