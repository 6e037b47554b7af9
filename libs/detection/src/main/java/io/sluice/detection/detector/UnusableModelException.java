package io.sluice.detection.detector;

/** A model file or its parameters are not what a detector needs. The text is fit for a person. */
public class UnusableModelException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableModelException(String message) {
    super(message);
  }

  public UnusableModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
