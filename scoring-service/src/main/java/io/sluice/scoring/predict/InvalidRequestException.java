package io.sluice.scoring.predict;

/** A request cannot be scored as it is. The text says in one sentence what to change. */
final class InvalidRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidRequestException(String message) {
    super(message);
  }

  /** There always is one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
