package io.sluice.ingest.limits;

/** A request is larger than allowed and is refused as a whole; nothing of it was taken. */
public class LimitExceededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final long limit;

  public LimitExceededException(String what, long limit) {
    super("more than " + limit + " " + what);
    this.what = what;
    this.limit = limit;
  }

  /** What there is too much of: {@code records per request}. */
  public String what() {
    return what;
  }

  public long limit() {
    return limit;
  }
}
