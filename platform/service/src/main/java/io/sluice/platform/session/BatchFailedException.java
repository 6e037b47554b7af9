package io.sluice.platform.session;

/** A batch was taken back as a whole; it will be read again. */
public final class BatchFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RuntimeException reason;

  public BatchFailedException(RuntimeException reason) {
    super(reason);
    this.reason = reason;
  }

  /** What the batch failed by; also its cause. */
  RuntimeException reason() {
    return reason;
  }
}
