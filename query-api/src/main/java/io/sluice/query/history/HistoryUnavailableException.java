package io.sluice.query.history;

import io.sluice.platform.problem.TryLaterException;

/** The database did not answer, or not in time. */
public final class HistoryUnavailableException extends TryLaterException {

  private static final long serialVersionUID = 1L;

  public HistoryUnavailableException(String message) {
    super(message);
  }
}
