package io.sluice.scoring.predict;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a body whole, within the bounds of size and time that its slot is worth. */
final class RequestBodies {

  private static final int CHUNK = 64 * 1024;

  private final long maxBytes;
  private final long timeoutNanos;

  RequestBodies(long maxBytes, Duration timeout) {
    this.maxBytes = maxBytes;
    this.timeoutNanos = timeout.toNanos();
  }

  byte[] read(InputStream in) {
    try {
      return readWhole(in);
    } catch (IOException e) {
      throw PredictionProblems.tooSlow("the body did not arrive: " + e.getMessage());
    }
  }

  private byte[] readWhole(InputStream in) throws IOException {
    long start = System.nanoTime();
    var body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int more = in.read(chunk); more >= 0; more = in.read(chunk)) {
      body.write(chunk, 0, more);
      if (body.size() > maxBytes) {
        throw PredictionProblems.tooLarge(
            "the body has more than the %d bytes that are taken".formatted(maxBytes), maxBytes);
      }
      if (System.nanoTime() - start > timeoutNanos) {
        throw PredictionProblems.tooSlow(
            "the body did not arrive within %d ms".formatted(timeoutNanos / 1_000_000));
      }
    }
    return body.toByteArray();
  }
}
