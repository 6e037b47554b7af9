package io.sluice.detection.detector;

import org.jspecify.annotations.Nullable;

/** A model file or its parameters are not what a detector needs. The text is fit for a person. */
public class UnusableModelException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableModelException(String message) {
    super(message);
  }

  public UnusableModelException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
