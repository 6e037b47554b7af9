package io.sluice.stores;

import java.io.IOException;

/** A store that is not there, or says no; the message is one sentence, without any secret. */
public final class StoreException extends IOException {

  private static final long serialVersionUID = 1;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
