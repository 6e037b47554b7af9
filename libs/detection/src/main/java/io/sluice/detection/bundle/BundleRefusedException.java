package io.sluice.detection.bundle;

/** A bundle cannot be trusted or understood. The text is one sentence fit for a person. */
public class BundleRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  public BundleRefusedException(String message) {
    super(message);
  }

  public BundleRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
