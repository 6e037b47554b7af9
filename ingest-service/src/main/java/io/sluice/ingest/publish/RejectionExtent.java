package io.sluice.ingest.publish;

import java.util.Locale;

/**
 * How much of a body a rejection is of. What cannot be told apart into records counts once, however
 * many it would have been.
 */
public enum RejectionExtent {
  /** One record, one line or one row. */
  RECORD,
  /** All that is behind a fault. */
  REST,
  /** The body as a whole: nothing of it was taken. */
  BODY;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** {@code record}, {@code rest}, {@code body}. */
  public String code() {
    return code;
  }
}
