package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.limits.ByteBudget.Share;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.limits.OverloadedException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies whole before anything of them is handed on, so that a request that turns out too
 * large leaves nothing behind. Memory grows with what has arrived, never with what was announced,
 * and is charged to the request's share before it is there.
 */
final class BodyReader {

  private static final int FIRST = 64 * 1024;
  private static final int BYTE_ORDER_MARK = 3;

  private final long maxBytes;
  private final long timeoutNanos;

  BodyReader(LimitsConfig limits) {
    this.maxBytes = limits.body().asLongValue();
    this.timeoutNanos = limits.bodyTimeout().toNanos();
  }

  /**
   * @param length what Content-Length says, -1 if it says nothing
   * @param encoding Content-Encoding, null if there is none
   * @param type what the request says of the text
   * @param share what the request holds
   * @return UTF-8, whatever it was; of JSON the parser finds out whether it is
   * @throws LimitExceededException if it is too large
   * @throws OverloadedException if requests together hold too much
   * @throws RefusedBodyException if it is no text that can be read here
   * @throws IOException if the connection fails
   */
  Body read(InputStream in, long length, @Nullable String encoding, ContentType type, Share share)
      throws IOException {
    if (length > maxBytes) {
      throw tooLarge();
    }
    boolean gzip = isGzip(encoding);
    var memory = new Memory(share);
    try {
      if (gzip) {
        try (var plain = new GZIPInputStream(new LeftOpen(in), FIRST)) {
          read(plain, memory);
        }
      } else {
        read(in, memory);
      }
      return text(memory, type, share);
    } catch (ZipException | EOFException e) {
      if (!gzip) {
        throw e;
      }
      throw new RefusedBodyException(400, "the body is no whole gzip stream: " + e.getMessage());
    }
  }

  private void read(InputStream plain, Memory memory) throws IOException {
    long start = System.nanoTime();
    while (true) {
      memory.makeRoom();
      int more = plain.read(memory.bytes, memory.filled, memory.bytes.length - memory.filled);
      if (more < 0) {
        return;
      }
      memory.filled += more;
      if (memory.filled > maxBytes) {
        throw tooLarge();
      }
      if (System.nanoTime() - start > timeoutNanos) {
        throw new RefusedBodyException(
            408, "the body did not arrive within " + timeoutNanos / 1_000_000 + " ms");
      }
    }
  }

  private LimitExceededException tooLarge() {
    return new LimitExceededException("bytes in the body", maxBytes);
  }

  private static boolean isGzip(@Nullable String encoding) {
    if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")) {
      return false;
    }
    if (encoding.strip().equalsIgnoreCase("gzip") || encoding.strip().equalsIgnoreCase("x-gzip")) {
      return true;
    }
    throw new RefusedBodyException(415, "Content-Encoding may be gzip or identity, nothing else");
  }

  private Body text(Memory memory, ContentType type, Share share) {
    var declared = type.charset();
    var charset = declared == null ? marked(memory) : declared;
    if (charset.equals(UTF_16) && isLittleEndian(memory)) {
      charset = UTF_16LE;
    }
    if (!charset.equals(UTF_8) && !charset.equals(US_ASCII)) {
      return recoded(memory, charset, share);
    }
    var body = utf8(memory);
    if (type.format() == Format.CSV) {
      Utf8.check(body, type.format());
    }
    return body;
  }

  /** As a byte order mark says. */
  private static Charset marked(Memory memory) {
    return memory.startsWith(0xff, 0xfe) || memory.startsWith(0xfe, 0xff) ? UTF_16 : UTF_8;
  }

  /**
   * Text in UTF-16 without a mark is big-endian by the standard, but what is declared so mostly
   * comes from Windows: the zero bytes of its first letter tell.
   */
  private static boolean isLittleEndian(Memory memory) {
    return memory.filled >= 2 && memory.bytes[0] != 0 && memory.bytes[1] == 0;
  }

  private static Body utf8(Memory memory) {
    if (memory.startsWith(0xef, 0xbb, 0xbf)) {
      return new Body(memory.bytes, BYTE_ORDER_MARK, memory.filled);
    }
    // No text in UTF-8 begins like this; UTF-16 and UTF-32 do, and so does gzip.
    if (memory.filled >= 2
        && (memory.bytes[0] == 0
            || memory.bytes[1] == 0
            || memory.startsWith(0xff, 0xfe)
            || memory.startsWith(0xfe, 0xff)
            || memory.bytes[0] == 0x1f)) {
      throw new RefusedBodyException(
          400,
          "the body is no UTF-8 text; if it is compressed, say Content-Encoding: gzip, if it is"
              + " text in another encoding, say which, such as charset=utf-16le in Content-Type");
    }
    return new Body(memory.bytes, 0, memory.filled);
  }

  private Body recoded(Memory memory, Charset charset, Share share) {
    var decoder = Utf8.strict(charset);
    var encoder = UTF_8.newEncoder();
    var in = ByteBuffer.wrap(memory.bytes, 0, memory.filled);
    var chars = CharBuffer.allocate(FIRST / 8);
    var bytes = ByteBuffer.allocate(FIRST / 2);
    var text = new Memory(share);
    while (true) {
      var decoded = decoder.decode(in, chars, true);
      if (decoded.isError()) {
        throw new RefusedBodyException(
            400,
            "the body is not %s, as Content-Type says: byte 0x%02x at %d is none of its"
                    .formatted(charset.name(), memory.bytes[in.position()], in.position())
                + " characters");
      }
      // Half of a surrogate pair stays for the next round.
      encoder.encode(chars.flip(), bytes.clear(), false);
      chars.compact();
      text.append(bytes.flip());
      if (decoded.isUnderflow()) {
        share.giveBack(memory.bytes.length);
        return utf8(text);
      }
    }
  }

  /**
   * What inflates has memory beside the heap and must be closed; the server's own stream must not,
   * since that waits for the rest of a body that may be refused already.
   */
  private static final class LeftOpen extends FilterInputStream {

    LeftOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The server does that.
    }
  }

  /** Grows by doubling, and asks for it before. */
  private final class Memory {

    private final Share share;
    private byte[] bytes = new byte[0];
    private int filled;

    Memory(Share share) {
      this.share = share;
    }

    boolean startsWith(int... mark) {
      for (int i = 0; i < mark.length; i++) {
        if (i == filled || bytes[i] != (byte) mark[i]) {
          return false;
        }
      }
      return true;
    }

    void append(ByteBuffer more) {
      while (more.hasRemaining()) {
        makeRoom();
        int part = Math.min(more.remaining(), bytes.length - filled);
        more.get(bytes, filled, part);
        filled += part;
        if (filled > maxBytes) {
          throw tooLarge();
        }
      }
    }

    void makeRoom() {
      if (filled < bytes.length) {
        return;
      }
      // One byte beyond the limit tells a body that is too large from one that just fits.
      long doubled = Math.max(FIRST, 2L * bytes.length);
      int size = (int) (doubled >= maxBytes ? maxBytes + 1 : doubled);
      share.take(size);
      int outgrown = bytes.length;
      bytes = Arrays.copyOf(bytes, size);
      share.giveBack(outgrown);
    }
  }
}
