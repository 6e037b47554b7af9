package io.sluice.ingest.intake;

/** The broker has not acknowledged a request's records; trying again is safe. */
class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }
}
