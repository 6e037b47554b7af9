package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** How an incident changed. Others may come: an older reader takes them for {@link #OTHER}. */
public enum AlertKind {
  OPENED,
  ESCALATED,
  /** It has been milder for a while; its peak stays what it was. */
  DEESCALATED,
  UPDATED,
  /** It has been open for long, and nothing else was to be told. */
  REMINDED,
  RESOLVED,
  /** It was resolved a short while ago, and goes on. */
  REOPENED,
  /**
   * It is open again, as it was too often: nothing is told of its comings and goings until calm.
   */
  FLAPPING,
  /** Somebody looks after it. */
  ACKNOWLEDGED,
  /** Somebody is to look after it. */
  ASSIGNED,
  /** Somebody wrote something about it. */
  COMMENTED,
  /** Somebody said what it turned out to be. */
  LABELLED,
  /** Somebody said that how its tags are now is normal. */
  LEARNT,
  /** Somebody said that its tags were put right. */
  REPAIRED,
  /** It was quiet at first, and people are told of it only now: what they are told is another. */
  TOLD,
  /** Many came at once: a message of its own, not one of an incident. */
  BURST,
  /** What this release does not know; the incident goes on. It is read, never written. */
  OTHER;

  /**
   * Whether the incident goes on as it was: it is what a person says of it, who hears of it, or
   * about many.
   */
  public boolean isRemark() {
    return switch (this) {
      case ACKNOWLEDGED, ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED, TOLD, BURST -> true;
      case OPENED, ESCALATED, DEESCALATED, UPDATED, REMINDED, RESOLVED, REOPENED, FLAPPING, OTHER ->
          false;
    };
  }

  /** Names of those that {@link #isRemark}. */
  public static String[] remarks() {
    return Arrays.stream(values())
        .filter(AlertKind::isRemark)
        .map(AlertKind::name)
        .toArray(String[]::new);
  }

  /** Whether the incident was not open before: an alarm is raised. */
  public boolean isRaised() {
    return switch (this) {
      case OPENED, REOPENED, FLAPPING -> true;
      case ESCALATED,
          DEESCALATED,
          UPDATED,
          REMINDED,
          RESOLVED,
          ACKNOWLEDGED,
          ASSIGNED,
          COMMENTED,
          LABELLED,
          LEARNT,
          REPAIRED,
          TOLD,
          BURST,
          OTHER ->
          false;
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
      case "DEESCALATED" -> DEESCALATED;
      case "UPDATED" -> UPDATED;
      case "REMINDED" -> REMINDED;
      case "RESOLVED" -> RESOLVED;
      case "REOPENED" -> REOPENED;
      case "FLAPPING" -> FLAPPING;
      case "ACKNOWLEDGED" -> ACKNOWLEDGED;
      case "ASSIGNED" -> ASSIGNED;
      case "COMMENTED" -> COMMENTED;
      case "LABELLED" -> LABELLED;
      case "LEARNT" -> LEARNT;
      case "REPAIRED" -> REPAIRED;
      case "TOLD" -> TOLD;
      case "BURST" -> BURST;
      default -> OTHER;
    };
  }
}
