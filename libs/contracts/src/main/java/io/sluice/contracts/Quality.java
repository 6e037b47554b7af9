package io.sluice.contracts;

/** What the source says of a value (the three classes of OPC UA status codes). */
public enum Quality {
  GOOD,
  UNCERTAIN,
  /** Counts as missing. */
  BAD
}
