package io.sluice.sources.table;

import io.sluice.sources.table.TextEncoding.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how bytes are text, by all of them: the byte order mark, else the places of zero bytes,
 * else whether they are UTF-8.
 */
final class EncodingScan {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Bytes by whose zeros UTF-16 is recognised. */
  private static final int START = 1 << 10;

  /**
   * UTF-8 of which a byte in so many sequences beyond ASCII is wrong is damaged UTF-8; what has
   * more wrong ones is no UTF-8.
   */
  private static final int DAMAGE = 20;

  /** Bytes that windows-1252 leaves open. */
  private static final String NOT_WINDOWS = "\u0081\u008d\u008f\u0090\u009d";

  /** Sequences of more than a byte that are UTF-8. */
  private long sequences;

  /** Bytes that are not. */
  private long wrong;

  private long undefined;

  /**
   * Bytes of the sequence that are to follow, and the least and the greatest that the next may be.
   */
  private int missing;

  private int least;
  private int greatest;

  private EncodingScan() {}

  /**
   * @param given what a person says it is, null to find out
   */
  static TextEncoding of(Bytes bytes, @Nullable Charset given) throws IOException {
    byte[] start = bytes.start(START);
    if (given != null && !given.equals(StandardCharsets.UTF_8)) {
      return new TextEncoding(concrete(given, start), Reason.GIVEN, 0);
    }
    Charset marked = given == null ? marked(start) : null;
    if (marked != null && !marked.equals(StandardCharsets.UTF_8)) {
      return new TextEncoding(marked, Reason.MARK, 0);
    }
    Charset zeros = given == null ? byZeros(start) : null;
    if (zeros != null) {
      return new TextEncoding(zeros, Reason.CONTENT, 0);
    }
    var scan = new EncodingScan();
    try (InputStream in = bytes.open()) {
      scan.all(in, new byte[bytes.buffer()]);
    }
    if (given != null) {
      return new TextEncoding(given, Reason.GIVEN, scan.wrong);
    }
    if (marked != null) {
      return new TextEncoding(marked, Reason.MARK, scan.wrong);
    }
    if (scan.wrong == 0 || scan.wrong * DAMAGE <= scan.sequences) {
      return new TextEncoding(StandardCharsets.UTF_8, Reason.CONTENT, scan.wrong);
    }
    return new TextEncoding(WINDOWS, Reason.ASSUMED, scan.undefined);
  }

  /** Length of the byte order mark, 0 if there is none. */
  static int markLength(byte[] start, Charset charset) {
    Charset marked = marked(start);
    if (marked == null || !marked.equals(charset)) {
      return 0;
    }
    return charset.equals(StandardCharsets.UTF_8) ? 3 : 2;
  }

  private static @Nullable Charset marked(byte[] start) {
    if (starts(start, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    if (starts(start, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    return starts(start, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean starts(byte[] start, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= start.length || (start[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@code UTF-16} alone does not say the order of the bytes. */
  private static Charset concrete(Charset given, byte[] start) {
    if (!given.equals(StandardCharsets.UTF_16)) {
      return given;
    }
    Charset marked = marked(start);
    Charset found = marked == null ? byZeros(start) : marked;
    return found == null || found.equals(StandardCharsets.UTF_8) ? given : found;
  }

  /** Text of the west in UTF-16 has a zero in nearly every second byte. */
  private static @Nullable Charset byZeros(byte[] start) {
    int[] zeros = new int[2];
    for (int i = 0; i < start.length; i++) {
      zeros[i & 1] += start[i] == 0 ? 1 : 0;
    }
    int pairs = start.length / 2;
    if (pairs > 0 && zeros[1] * 10 >= pairs * 9 && zeros[0] * 10 <= pairs) {
      return StandardCharsets.UTF_16LE;
    }
    return pairs > 0 && zeros[0] * 10 >= pairs * 9 && zeros[1] * 10 <= pairs
        ? StandardCharsets.UTF_16BE
        : null;
  }

  private void all(InputStream in, byte[] buffer) throws IOException {
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      int at = 0;
      while (at < length) {
        if (missing == 0) {
          while (at < length && buffer[at] >= 0) {
            at++;
          }
          if (at == length) {
            break;
          }
        }
        add(buffer[at++] & 0xff);
      }
    }
    if (missing > 0) {
      wrong++;
    }
  }

  private void add(int b) {
    if (NOT_WINDOWS.indexOf(b) >= 0) {
      undefined++;
    }
    if (missing > 0) {
      if (b >= least && b <= greatest) {
        least = 0x80;
        greatest = 0xbf;
        sequences += --missing == 0 ? 1 : 0;
        return;
      }
      wrong++;
      missing = 0;
    }
    if (b >= 0x80) {
      begin(b);
    }
  }

  /** The first byte of a sequence: RFC 3629, section 4. */
  private void begin(int b) {
    least = 0x80;
    greatest = 0xbf;
    if (b >= 0xc2 && b <= 0xdf) {
      missing = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      missing = 2;
      least = b == 0xe0 ? 0xa0 : least;
      greatest = b == 0xed ? 0x9f : greatest;
    } else if (b >= 0xf0 && b <= 0xf4) {
      missing = 3;
      least = b == 0xf0 ? 0x90 : least;
      greatest = b == 0xf4 ? 0x8f : greatest;
    } else {
      wrong++;
    }
  }
}
