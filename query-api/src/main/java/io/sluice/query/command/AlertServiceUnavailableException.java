package io.sluice.query.command;

/** alert-service does not take commands just now; the message says why. */
public class AlertServiceUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AlertServiceUnavailableException(String message) {
    super(message);
  }
}
