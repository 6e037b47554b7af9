package io.sluice.contracts.profile;

/** What of a stream is judged. */
public enum ProfileKind {
  /** Tags sampled at an interval: the window of the last readings. */
  SIGNALS,
  /**
   * Things that happen, such as network flows: each record by itself. Several at one instant are
   * normal, and no record is out of order, late or a duplicate by its time.
   */
  EVENTS
}
