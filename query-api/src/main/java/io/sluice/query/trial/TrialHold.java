package io.sluice.query.trial;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A slot, and an answer on its way, given back once: when all is written, when who asked has gone
 * before that began, or when it took too long.
 */
final class TrialHold implements AutoCloseable {

  private static final int CHUNK = 32 << 10;

  private final Semaphore slots;
  private final Duration longest;
  private final AtomicBoolean isBegun = new AtomicBoolean();
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private volatile boolean isOver;
  private volatile @Nullable InputStream answer;
  private volatile @Nullable Future<?> timeout;

  /**
   * @param slots of which one has been taken
   * @param longest after which the answer is given up
   */
  TrialHold(Semaphore slots, Duration longest) {
    this.slots = slots;
    this.longest = longest;
  }

  HttpResponse<InputStream> keep(HttpResponse<InputStream> kept) {
    answer = kept.body();
    timeout =
        Infrastructure.getDefaultWorkerPool()
            .schedule(this::end, longest.toMillis(), TimeUnit.MILLISECONDS);
    if (isClosed.get()) {
      end(); // who asked has gone meanwhile
    }
    return kept;
  }

  /** Whether the answer may be written: by the first who asks, unless it is given back. */
  boolean begin() {
    return isBegun.compareAndSet(false, true) && !isClosed.get();
  }

  /** Each piece at once: it says how far the file is. */
  void copy(OutputStream out) throws IOException {
    InputStream in = Objects.requireNonNull(answer, "there is no answer to copy");
    byte[] piece = new byte[CHUNK];
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      if (!isOver) { // else nobody waits for it
        throw e;
      }
    }
  }

  /**
   * All is told, or who asked has gone, which writing does not tell: what is still read then ends.
   */
  void requestEnded() {
    isOver = true;
    Infrastructure.getDefaultWorkerPool()
        .execute(isBegun.compareAndSet(false, true) ? this::close : this::end);
  }

  /** Who reads the answer is told that it has ended; so is scoring-service. */
  private void end() {
    Future<?> waiting = timeout;
    if (waiting != null) {
      waiting.cancel(false);
    }
    InputStream kept = answer;
    if (kept != null) {
      try {
        kept.close();
      } catch (IOException e) {
        // it has ended already
      }
    }
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      end();
      slots.release();
    }
  }
}
