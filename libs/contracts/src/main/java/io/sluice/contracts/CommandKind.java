package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What somebody wants with an incident. Others may come: an older reader refuses them. */
public enum CommandKind {
  /** Somebody looks after it. */
  ACKNOWLEDGE,
  /** Somebody is to look after it. */
  ASSIGN,
  /** It is over, whatever the scores say. */
  RESOLVE,
  /** Something to remember about it. */
  COMMENT,
  /** What it turned out to be. */
  LABEL,
  /** How its tags are now is normal from now on, until the next training. */
  LEARN,
  /** Its tags were put right: they are judged as before. */
  REPAIRED,
  /** What this release does not know. It is read, never written. */
  OTHER;

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static CommandKind of(String name) {
    return switch (name) {
      case "ACKNOWLEDGE" -> ACKNOWLEDGE;
      case "ASSIGN" -> ASSIGN;
      case "RESOLVE" -> RESOLVE;
      case "COMMENT" -> COMMENT;
      case "LABEL" -> LABEL;
      case "LEARN" -> LEARN;
      case "REPAIRED" -> REPAIRED;
      default -> OTHER;
    };
  }
}
