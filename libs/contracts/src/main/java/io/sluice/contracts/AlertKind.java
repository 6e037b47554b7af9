package io.sluice.contracts;

/** How an incident changed. */
public enum AlertKind {
  OPENED,
  ESCALATED,
  UPDATED,
  RESOLVED
}
