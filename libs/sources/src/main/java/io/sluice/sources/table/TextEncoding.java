package io.sluice.sources.table;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * How bytes of a file are text.
 *
 * @param reason how that is known
 * @param damaged bytes that are no text in it
 */
public record TextEncoding(Charset charset, Reason reason, long damaged) {

  /** How an encoding is known. */
  public enum Reason {
    /** A person or the sender of a body said so. */
    GIVEN,
    /** The file begins with a byte order mark. */
    MARK,
    /** All bytes of the file fit. */
    CONTENT,
    /** Not UTF-8, so what Windows tools in the west write; no byte tells that it is not. */
    ASSUMED
  }

  /**
   * @throws IllegalArgumentException one sentence that says what is expected
   */
  public static Charset charsetNamed(String name) {
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "encoding '%s' is not known, expected one such as UTF-8, UTF-16, windows-1252 or ISO-8859-15"
              .formatted(name),
          e);
    }
  }

  /** Whether there may be bytes that are no text in it. */
  boolean mayBeDamaged() {
    return damaged > 0 || !charset.equals(StandardCharsets.UTF_8);
  }
}
