package io.sluice.stores;

import java.io.IOException;

/** One bundle that is not whole or must not be taken; the message is one sentence. */
public final class BundleNotTakenException extends IOException {

  private static final long serialVersionUID = 1;

  public BundleNotTakenException(String message) {
    super(message);
  }

  public BundleNotTakenException(String message, Throwable cause) {
    super(message, cause);
  }
}
