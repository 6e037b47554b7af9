package io.sluice.incidents;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * The stream by which it goes what is told of drift of another stream of its asset: it has a clock
 * and a place on the log of its own. It is told of once in a day of readings, or in a thousand
 * where they come seldom, so nobody misses it, and days without it are no silence.
 */
public final class DriftStream {

  private static final String SUFFIX = " (drift)";

  /** Characters of a UUID, which tells long names apart that begin alike. */
  private static final int HASHED = 36;

  /** What is told of drift was found patiently, over two windows, already. */
  static final Debounce AT_ONCE = new Debounce(Duration.ZERO, Duration.ZERO);

  /** A thousand readings, one in half an hour, take three weeks. */
  static final Duration MAX_SILENCE = Duration.ofDays(30);

  private DriftStream() {}

  /**
   * @param about name of the stream whose drift it is
   * @return another one for another stream, however long their names are
   */
  public static String of(String about) {
    int room = PlainText.MAX_NAME_LENGTH - SUFFIX.length();
    return about.length() <= room
        ? about + SUFFIX
        : PlainText.first(about, room - HASHED - 1)
            + " "
            + UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8))
            + SUFFIX;
  }

  /** Whether a stream is such a one, by its name. */
  public static boolean is(String stream) {
    return stream.endsWith(SUFFIX);
  }
}
