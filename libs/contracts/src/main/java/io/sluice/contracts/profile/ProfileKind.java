package io.sluice.contracts.profile;

/** What of a stream is judged. */
public enum ProfileKind {
  /** Tags sampled at an interval: the window of the last readings. */
  SIGNALS("windows"),
  /**
   * Things that happen, such as network flows: each record by itself. Several at one instant are
   * normal, and no record is out of order, late or a duplicate by its time.
   */
  EVENTS("records");

  private final String judged;

  ProfileKind(String judged) {
    this.judged = judged;
  }

  /** What is judged, as sentences for people have it: windows, or records. */
  public String judged() {
    return judged;
  }
}
