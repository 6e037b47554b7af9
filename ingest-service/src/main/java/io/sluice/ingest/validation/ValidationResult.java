package io.sluice.ingest.validation;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What became of one record of a request. */
public sealed interface ValidationResult {

  /**
   * Fit for the log.
   *
   * @param payload the reading as JSON; a view into the request's body where that could stay as is
   */
  record Accepted(String asset, ByteBuffer payload) implements ValidationResult {}

  /**
   * Not fit for the log.
   *
   * @param detail one sentence for a person: which field or tag, what was found, what was expected
   * @param asset the asset, null where the record did not (validly) name one
   */
  record Rejected(Reason reason, String detail, @Nullable String asset)
      implements ValidationResult {

    static Rejected of(Reason reason, String detail, Object... arguments) {
      return new Rejected(reason, detail.formatted(arguments), null);
    }

    Rejected inLine(long line) {
      return new Rejected(reason, "line " + line + ": " + detail, asset);
    }

    Rejected from(@Nullable String asset) {
      return new Rejected(reason, detail, asset);
    }
  }
}
