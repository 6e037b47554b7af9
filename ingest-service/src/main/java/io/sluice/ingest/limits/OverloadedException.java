package io.sluice.ingest.limits;

/** There is more to do than this process takes at once; nothing was taken, trying again is safe. */
public class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OverloadedException(String message) {
    super(message);
  }
}
