package io.sluice.query.command;

import io.sluice.platform.problem.TryLaterException;

/** alert-service does not take commands just now; the message says why. */
public class AlertServiceUnavailableException extends TryLaterException {

  private static final long serialVersionUID = 1L;

  AlertServiceUnavailableException(String message) {
    super(message);
  }
}
