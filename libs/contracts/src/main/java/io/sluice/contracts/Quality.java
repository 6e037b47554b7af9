package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What the source says of a value (the three classes of OPC UA status codes). Others may come: an
 * older reader takes them for {@link #UNCERTAIN}.
 */
public enum Quality {
  GOOD,
  /** Counts as a value. */
  UNCERTAIN,
  /** Counts as missing. */
  BAD;

  /**
   * @param name as it is in a message
   */
  @JsonCreator
  public static Quality of(String name) {
    return switch (name) {
      case "GOOD" -> GOOD;
      case "BAD" -> BAD;
      default -> UNCERTAIN;
    };
  }
}
