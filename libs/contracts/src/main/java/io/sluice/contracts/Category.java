package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What an incident is about. Others may come: an older reader takes them for {@link #OTHER}. */
public enum Category {
  /** The plant does not behave as in normal operation. */
  PROCESS,
  /** What should be judged does not arrive: tags without values. Says nothing of the plant. */
  DATA,
  /** What this release does not know. It is read, never written by who raises incidents. */
  OTHER;

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static Category of(String name) {
    return switch (name) {
      case "PROCESS" -> PROCESS;
      case "DATA" -> DATA;
      default -> OTHER;
    };
  }
}
