package io.sluice.scoring.intake;

/** A batch was taken back as a whole; it will be read again. */
final class BatchFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  BatchFailedException(RuntimeException cause) {
    super(cause);
  }
}
