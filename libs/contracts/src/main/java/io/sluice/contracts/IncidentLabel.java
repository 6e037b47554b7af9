package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What an incident, a record or a window turned out to be. Others may come: an older reader refuses
 * them.
 */
public enum IncidentLabel {
  /** Something was wrong, and it was this. */
  TRUE_POSITIVE,
  /** Nothing was wrong. */
  FALSE_POSITIVE,
  /** People worked on the plant: unusual, and meant. */
  MAINTENANCE,
  /** Somebody looked into it, and nobody can say. */
  UNKNOWN,
  /** What this release does not know. It is read, never written. */
  OTHER;

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static IncidentLabel of(String name) {
    return switch (name) {
      case "TRUE_POSITIVE" -> TRUE_POSITIVE;
      case "FALSE_POSITIVE" -> FALSE_POSITIVE;
      case "MAINTENANCE" -> MAINTENANCE;
      case "UNKNOWN" -> UNKNOWN;
      default -> OTHER;
    };
  }
}
