package io.sluice.query.forwarding;

import io.sluice.platform.problem.TryLaterException;

/** Another service does not answer just now; the message says which, and why. */
public final class UnavailableServiceException extends TryLaterException {

  private static final long serialVersionUID = 1L;

  UnavailableServiceException(String message) {
    super(message);
  }
}
