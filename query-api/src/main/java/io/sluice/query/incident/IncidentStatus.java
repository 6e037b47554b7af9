package io.sluice.query.incident;

/** Whether an incident still goes on. */
public enum IncidentStatus {
  OPEN,
  RESOLVED
}
