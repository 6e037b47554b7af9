package io.sluice.query.history;

/** The database did not answer, or not in time. */
public final class HistoryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it says nothing that the message does not, and comes once a request. */
  public HistoryUnavailableException(String message) {
    super(message, null, false, false);
  }
}
