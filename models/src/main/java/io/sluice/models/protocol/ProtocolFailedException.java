package io.sluice.models.protocol;

import org.jspecify.annotations.Nullable;

/** A protocol cannot be followed. The text is one sentence fit for a person. */
public class ProtocolFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  public ProtocolFailedException(String message) {
    super(message);
  }

  public ProtocolFailedException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
