package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How an incident changed. Others may come: an older reader takes them for {@link #OTHER}. */
public enum AlertKind {
  OPENED,
  ESCALATED,
  UPDATED,
  RESOLVED,
  /** Somebody looks after it. */
  ACKNOWLEDGED,
  /** Somebody wrote something about it. */
  COMMENTED,
  /** Somebody said what it turned out to be. */
  LABELLED,
  /** What this release does not know; the incident goes on. It is read, never written. */
  OTHER;

  /** Whether it is what a person says of the incident, which itself goes on as it was. */
  public boolean isRemark() {
    return switch (this) {
      case ACKNOWLEDGED, COMMENTED, LABELLED -> true;
      case OPENED, ESCALATED, UPDATED, RESOLVED, OTHER -> false;
    };
  }

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
      case "ACKNOWLEDGED" -> ACKNOWLEDGED;
      case "COMMENTED" -> COMMENTED;
      case "LABELLED" -> LABELLED;
      default -> OTHER;
    };
  }
}
