package io.sluice.contracts;

/** How far a window is beyond what is normal, in ascending order. */
public enum Severity {
  NONE,
  INFO,
  WARNING,
  CRITICAL;

  public boolean isAnomalous() {
    return this != NONE;
  }

  public boolean isAbove(Severity other) {
    return compareTo(other) > 0;
  }
}
