package io.sluice.ingest.intake;

import io.sluice.ingest.limits.ByteBudget.Share;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.limits.OverloadedException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

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
   * @param share what the request holds
   * @throws LimitExceededException if it is too large
   * @throws OverloadedException if requests together hold too much
   * @throws RefusedBodyException if it is no body that can be read here
   * @throws IOException if the connection fails
   */
  Body read(InputStream in, long length, String encoding, Share share) throws IOException {
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
      return text(memory.bytes, memory.filled);
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

  private static boolean isGzip(String encoding) {
    if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")) {
      return false;
    }
    if (encoding.strip().equalsIgnoreCase("gzip") || encoding.strip().equalsIgnoreCase("x-gzip")) {
      return true;
    }
    throw new RefusedBodyException(415, "Content-Encoding may be gzip or identity, nothing else");
  }

  private static Body text(byte[] bytes, int length) {
    if (length >= BYTE_ORDER_MARK
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      return new Body(bytes, BYTE_ORDER_MARK, length);
    }
    // No text in UTF-8 begins like this; UTF-16 and UTF-32 do, and so does gzip.
    if (length >= 2
        && (bytes[0] == 0
            || bytes[1] == 0
            || bytes[0] == (byte) 0xff
            || bytes[0] == (byte) 0xfe
            || bytes[0] == 0x1f)) {
      throw new RefusedBodyException(
          400, "the body is no UTF-8 text; if it is compressed, say Content-Encoding: gzip");
    }
    return new Body(bytes, 0, length);
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
