package io.sluice.ingest.intake;

/** A body that cannot be taken as a whole, for a reason other than its size. */
class RefusedBodyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status what to answer, 4xx
   * @param message one sentence
   */
  RefusedBodyException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** There always is one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  int status() {
    return status;
  }
}
