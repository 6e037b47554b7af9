package io.sluice.ingest.publish;

/** What became of a request's records. */
public sealed interface Publication {

  /** All of them are on the log, on every replica that is in sync. */
  record Acknowledged() implements Publication {}

  /**
   * Not all of them are known to be on the log; some may be. Sending all again is safe: what a
   * reading leads to has an id that depends on the reading alone.
   *
   * @param detail one sentence
   */
  record Unavailable(String detail) implements Publication {}
}
