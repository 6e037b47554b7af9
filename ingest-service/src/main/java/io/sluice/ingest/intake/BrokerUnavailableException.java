package io.sluice.ingest.intake;

/** The broker has not acknowledged a request's records; it has to be sent again. */
class BrokerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerUnavailableException(String message) {
    super(message);
  }
}
