package io.sluice.ingest.publish;

/** What became of a request's records. */
public sealed interface Publication {

  /** All of them are on the log, on every replica that is in sync. */
  record Acknowledged() implements Publication {}

  /**
   * Not all of them are known to be on the log; some may be. If all are sent again these are there
   * twice: a window takes no time twice, but begins anew if they reach further back than it does;
   * events are judged twice; the history knows readings by their ids.
   *
   * @param detail one sentence
   */
  record Unavailable(String detail) implements Publication {}
}
