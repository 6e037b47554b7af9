package io.sluice.alert.routing;

/** How a step of an escalation ended. */
public enum EscalationOutcome {
  /** Its time came, and its receivers were told. */
  TOLD,
  /** Somebody acknowledged the incident before. */
  ACKNOWLEDGED,
  /** The incident was over before. */
  RESOLVED
}
