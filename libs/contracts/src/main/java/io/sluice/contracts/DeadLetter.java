package io.sluice.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes to a dead-letter topic for a record that nobody can use: key, value and headers as they
 * came, with the {@link Headers} that say why. A record that with those would be too large for a
 * broker, which would refuse it for ever, is left where it lies and only pointed at.
 *
 * @param key of the record, or null if it had none or one that is no asset's
 * @param value of the record, or null if it had none or the record is too large
 * @param keepsHeaders whether the record's own headers go along
 * @param headers why it is one, by name; in place of the record's own of these names
 */
public record DeadLetter(
    byte @Nullable [] key,
    byte @Nullable [] value,
    boolean keepsHeaders,
    Map<String, String> headers) {

  /**
   * Leaves room for the reasons within the default {@code max.request.size} of a producer, 1 MiB.
   */
  static final int MAX_RECORD_BYTES = 1_000_000;

  /** More than any asset's name has. */
  static final int MAX_KEY_BYTES = 1_000;

  static final int MAX_DETAIL_LENGTH = 2_000;

  /**
   * @param source where the record lies
   * @param headerBytes size of the record's own headers
   * @param reason a short stable code
   * @param detail one sentence for a person; a very long one is cut
   */
  public static DeadLetter of(
      SourceRef source,
      byte @Nullable [] key,
      byte @Nullable [] value,
      long headerBytes,
      String reason,
      String detail) {
    String where = source.topic() + "-" + source.partition() + "@" + source.offset();
    long bytes = length(key) + length(value) + headerBytes;
    boolean whole = bytes <= MAX_RECORD_BYTES;
    String sentence = cut(detail);
    return new DeadLetter(
        whole || length(key) <= MAX_KEY_BYTES ? key : null,
        whole ? value : null,
        whole,
        Map.of(
            Headers.DEAD_LETTER_REASON,
            reason,
            Headers.DEAD_LETTER_DETAIL,
            whole ? sentence : "%s; its %d bytes are at %s".formatted(sentence, bytes, where),
            Headers.DEAD_LETTER_SOURCE,
            where));
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static String cut(String detail) {
    return detail.length() <= MAX_DETAIL_LENGTH
        ? detail
        : detail.substring(0, MAX_DETAIL_LENGTH) + "...";
  }
}
