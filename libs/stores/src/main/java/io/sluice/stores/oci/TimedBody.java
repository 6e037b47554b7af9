package io.sluice.stores.oci;

import io.sluice.stores.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An answer of which no read waits longer than for the answer itself: the time-out of a request
 * ends with the headers.
 */
final class TimedBody extends FilterInputStream {

  private final Duration timeout;
  private final String of;

  /**
   * @param of what it is of, for people
   */
  TimedBody(InputStream in, Duration timeout, String of) {
    super(in);
    this.timeout = timeout;
    this.of = of;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    var waiting = new CompletableFuture<Boolean>();
    waiting
        .completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS)
        .thenAccept(
            hasCome -> {
              if (!hasCome) {
                giveUp();
              }
            });
    try {
      return super.read(into, from, most);
    } catch (IOException e) {
      throw new StoreException("what comes of %s broke off: %s".formatted(of, e.getMessage()), e);
    } finally {
      waiting.complete(true);
    }
  }

  /** Whoever waits for it is told by the stream that it is closed. */
  private void giveUp() {
    try {
      in.close();
    } catch (IOException e) {
      // nobody waits for more of it
    }
  }
}
