package io.sluice.sources.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of bounded length from plain or gzip bytes, both recognised by their first bytes: a byte
 * order mark names the encoding, UTF-8 without one. A record is one line here, so that a stray
 * quotation mark spoils its own line and not the rest of the file; readings have no use for line
 * breaks inside of fields.
 */
final class LineReader implements Closeable {

  private static final int BUFFER = 1 << 15;
  private static final int LONGEST_MARK = 3;

  private final InputStream in;
  private final int maxLength;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder line = new StringBuilder(256);
  private @Nullable Reader chars;
  private int at;
  private int filled;
  private boolean skipLineFeed;
  private long number;

  /** Reads nothing yet. */
  LineReader(InputStream in, int maxLength) {
    this.in = in;
    this.maxLength = maxLength;
  }

  /** The next line, null at the end. */
  @Nullable Line next() throws IOException {
    line.setLength(0);
    boolean tooLong = false;
    boolean any = false;
    while (more()) {
      any = true;
      int end = endOfLine();
      if (line.length() + (end - at) > maxLength) {
        tooLong = true;
      } else {
        line.append(buffer, at, end - at);
      }
      at = end;
      if (end < filled) {
        skipLineFeed = buffer[at++] == '\r';
        return new Line(++number, tooLong ? null : line.toString());
      }
    }
    return any ? new Line(++number, tooLong ? null : line.toString()) : null;
  }

  private int endOfLine() {
    int end = at;
    while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
      end++;
    }
    return end;
  }

  /** Whether there is a character at {@link #at}; the second half of a CRLF does not count. */
  private boolean more() throws IOException {
    while (true) {
      if (at == filled) {
        if (chars == null) {
          chars = decoded(unpacked(in));
        }
        at = 0;
        filled = Math.max(0, chars.read(buffer, 0, BUFFER));
        if (filled == 0) {
          return false;
        }
      }
      if (!skipLineFeed) {
        return true;
      }
      skipLineFeed = false;
      if (buffer[at] != '\n') {
        return true;
      }
      at++;
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    var peek = new PushbackInputStream(in, 2);
    byte[] magic = peek.readNBytes(2);
    peek.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
    return gzip ? new GZIPInputStream(peek, BUFFER) : peek;
  }

  private static Reader decoded(InputStream in) throws IOException {
    var peek = new PushbackInputStream(in, LONGEST_MARK);
    byte[] first = peek.readNBytes(LONGEST_MARK);
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (first.length == 3
        && (first[0] & 0xff) == 0xef
        && (first[1] & 0xff) == 0xbb
        && (first[2] & 0xff) == 0xbf) {
      mark = 3;
    } else if (first.length >= 2 && (first[0] & 0xff) == 0xff && (first[1] & 0xff) == 0xfe) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (first.length >= 2 && (first[0] & 0xff) == 0xfe && (first[1] & 0xff) == 0xff) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    }
    peek.unread(first, mark, first.length - mark);
    return new InputStreamReader(peek, charset);
  }

  @Override
  public void close() throws IOException {
    (chars == null ? in : chars).close();
  }
}
