package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How an incident changed. Others may come: an older reader takes them for {@link #OTHER}. */
public enum AlertKind {
  OPENED,
  ESCALATED,
  UPDATED,
  RESOLVED,
  /** What this release does not know; the incident goes on. It is read, never written. */
  OTHER;

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static AlertKind of(String name) {
    return switch (name) {
      case "OPENED" -> OPENED;
      case "ESCALATED" -> ESCALATED;
      case "UPDATED" -> UPDATED;
      case "RESOLVED" -> RESOLVED;
      default -> OTHER;
    };
  }
}
