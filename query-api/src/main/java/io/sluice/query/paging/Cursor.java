package io.sluice.query.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;

/**
 * The last row of a page: the next page begins just after it. Opaque to clients, so that what it is
 * made of may change.
 *
 * @param kind what is paged; a cursor of scores says nothing about incidents
 * @param time the row's sort time
 * @param key what tells it from rows of the same time
 */
public record Cursor(String kind, OffsetDateTime time, String key) {

  private static final String SEPARATOR = "\n";
  private static final String PARAMETER = "cursor";
  private static final int MAX_LENGTH = 4_000;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  public String encode() {
    String text = String.join(SEPARATOR, kind, time.toString(), key);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws InvalidParameterException if the text is no cursor of this kind
   */
  public static Cursor decode(String kind, String text) {
    if (text.length() > MAX_LENGTH) {
      throw invalid(text.substring(0, 40) + "...");
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String[] parts =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes))
              .toString()
              .split(SEPARATOR, 3);
      if (parts.length == 3 && parts[0].equals(kind)) {
        OffsetDateTime time = OffsetDateTime.parse(parts[1]);
        // Anybody can make a cursor: the database must not be asked for what it cannot say.
        if (time.getYear() >= FIRST_YEAR
            && time.getYear() <= LAST_YEAR
            && parts[2].indexOf(0) < 0) {
          return new Cursor(kind, time, parts[2]);
        }
      }
      throw invalid(text);
    } catch (IllegalArgumentException | CharacterCodingException | DateTimeException e) {
      throw invalid(text);
    }
  }

  /** Its key is none that a row of the kind has. */
  public InvalidParameterException invalid() {
    return invalid(encode());
  }

  static InvalidParameterException invalid(String text) {
    return new InvalidParameterException(
        PARAMETER, text, "the value out of 'next' of the page before");
  }
}
