package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * How far a window is beyond what is normal, in ascending order. Others may come: an older reader
 * takes them for {@link #CRITICAL}, since to be woken for less is better than not to be woken.
 */
public enum Severity {
  NONE,
  INFO,
  WARNING,
  CRITICAL;

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static Severity of(String name) {
    return switch (name) {
      case "NONE" -> NONE;
      case "INFO" -> INFO;
      case "WARNING" -> WARNING;
      default -> CRITICAL;
    };
  }

  public boolean isAnomalous() {
    return this != NONE;
  }

  public boolean isAbove(Severity other) {
    return compareTo(other) > 0;
  }
}
