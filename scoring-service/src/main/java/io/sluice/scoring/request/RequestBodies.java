package io.sluice.scoring.request;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.platform.problem.Problems;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a body whole, within the bounds of size and time that its slot is worth. */
public final class RequestBodies {

  private static final int CHUNK = 64 * 1024;

  private final long maxBytes;
  private final long timeoutNanos;

  /**
   * @param maxBytes largest body that is taken
   * @param timeout in which it has to arrive
   */
  public RequestBodies(long maxBytes, Duration timeout) {
    this.maxBytes = maxBytes;
    this.timeoutNanos = timeout.toNanos();
  }

  /**
   * @throws HttpProblem 413 if it is larger, 408 if it does not arrive
   */
  public byte[] read(InputStream in) {
    try {
      return readWhole(in);
    } catch (IOException e) {
      throw tooSlow("the body did not arrive: " + e.getMessage());
    }
  }

  private byte[] readWhole(InputStream in) throws IOException {
    long start = System.nanoTime();
    var body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int more = in.read(chunk); more >= 0; more = in.read(chunk)) {
      body.write(chunk, 0, more);
      if (body.size() > maxBytes) {
        throw Problems.tooLarge(
            "the body has more than the %d bytes that are taken".formatted(maxBytes), maxBytes);
      }
      if (System.nanoTime() - start > timeoutNanos) {
        throw tooSlow("the body did not arrive within %d ms".formatted(timeoutNanos / 1_000_000));
      }
    }
    return body.toByteArray();
  }

  private static HttpProblem tooSlow(String detail) {
    return Problems.builder(Status.REQUEST_TIMEOUT, detail)
        .withHeader("Connection", "close")
        .build();
  }
}
