package io.sluice.platform.problem;

/**
 * What was asked for cannot be done just now: answered 503, with the message as its detail. Without
 * a stack trace: it says nothing that the message does not, and comes once a request.
 */
public abstract class TryLaterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  protected TryLaterException(String message) {
    super(message, null, false, false);
  }

  /** There always is one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
