package io.sluice.sources.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** Lines of bounded length. */
final class LineReader implements Lines {

  /** Stands for bytes that are no text: no character, so no text has it. */
  static final char UNDECODABLE = '\uffff';

  private final Reader chars;
  private final int maxLength;
  private final char[] buffer;
  private final StringBuilder line = new StringBuilder(256);
  private int at;
  private int filled;
  private boolean skipLineFeed;
  private boolean tooLong;
  private long number;

  LineReader(Bytes bytes, TextEncoding encoding, int maxLength) throws IOException {
    this.maxLength = maxLength;
    this.buffer = new char[bytes.buffer() / 2];
    InputStream in = bytes.open();
    try {
      int mark = EncodingScan.markLength(bytes.start(3), encoding.charset());
      in.skipNBytes(mark);
      this.chars =
          new InputStreamReader(
              in,
              encoding
                  .charset()
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPLACE)
                  .onUnmappableCharacter(CodingErrorAction.REPLACE)
                  .replaceWith(String.valueOf(UNDECODABLE)));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public @Nullable String next() throws IOException {
    line.setLength(0);
    tooLong = false;
    boolean any = false;
    while (more()) {
      any = true;
      int end = endOfLine();
      if (tooLong || line.length() + (end - at) > maxLength) {
        tooLong = true;
        line.setLength(0);
      } else if (line.isEmpty() && end < filled) {
        // The usual line lies in the buffer as a whole.
        String whole = new String(buffer, at, end - at);
        at = end;
        endLine();
        return whole;
      } else {
        line.append(buffer, at, end - at);
      }
      at = end;
      if (end < filled) {
        endLine();
        return line.toString();
      }
    }
    number += any ? 1 : 0;
    return any ? line.toString() : null;
  }

  private void endLine() {
    skipLineFeed = buffer[at++] == '\r';
    number++;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean tooLong() {
    return tooLong;
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
        at = 0;
        filled = Math.max(0, chars.read(buffer, 0, buffer.length));
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

  @Override
  public void close() throws IOException {
    chars.close();
  }
}
