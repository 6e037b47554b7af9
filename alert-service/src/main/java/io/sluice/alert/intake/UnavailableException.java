package io.sluice.alert.intake;

import io.smallrye.mutiny.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** What we depend on does not answer, or not as it should; to be tried again. */
class UnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }

  UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether the broker is away, so that this ends by itself; all else is a person's to mend. */
  boolean isOutage() {
    for (Throwable cause = this; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
