package io.sluice.query.history;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many reads are at the database at a time; some more wait for their turn, and beyond that each
 * is refused at once: it would not be answered in time anyway.
 *
 * <p>A read that has begun keeps its slot until it ends, even if nobody waits for it any more: the
 * database works on, and a slot that were free before would only have the next wait for a
 * connection, out of sight.
 */
final class ReadSlots {

  private final int mostRunning;
  private final int mostWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  ReadSlots(int mostRunning, int mostWaiting) {
    this.mostRunning = mostRunning;
    this.mostWaiting = mostWaiting;
  }

  /** Fails with {@link TooManyReadsException} if too many wait; who gives up waits no longer. */
  <T> Uni<T> read(Supplier<Uni<T>> query) {
    return read(query, mostWaiting);
  }

  /**
   * Waits, however many do: a part of an answer that has begun would otherwise spoil the rest. How
   * many such there are is bounded by {@link DownloadSlots}.
   */
  <T> Uni<T> readOn(Supplier<Uni<T>> query) {
    return read(query, Integer.MAX_VALUE);
  }

  private <T> Uni<T> read(Supplier<Uni<T>> query, int mostBefore) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Runnable turn =
                  onThisContext(
                      () ->
                          Uni.createFrom()
                              .deferred(query::get)
                              .onTermination()
                              .invoke(this::ended)
                              .subscribe()
                              .with(emitter::complete, emitter::fail));
              emitter.onTermination(() -> giveUp(turn));
              switch (enter(turn, mostBefore)) {
                case RUN -> turn.run();
                case WAIT -> {}
                case REFUSE -> emitter.fail(TooManyReadsException.waiting(mostWaiting));
              }
            });
  }

  private enum Entry {
    RUN,
    WAIT,
    REFUSE
  }

  private synchronized Entry enter(Runnable turn, int mostBefore) {
    if (running < mostRunning) {
      running++;
      return Entry.RUN;
    }
    if (waiting.size() < mostBefore) {
      waiting.add(turn);
      return Entry.WAIT;
    }
    return Entry.REFUSE;
  }

  private synchronized void giveUp(Runnable turn) {
    waiting.remove(turn);
  }

  private void ended() {
    Runnable next = next();
    if (next != null) {
      next.run();
    }
  }

  /** Hands the slot of a read that ended to the next; null if none waits. */
  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }

  /** A session belongs to the context of its request, not to that of who made way for it. */
  private static Runnable onThisContext(Runnable action) {
    Context own = Vertx.currentContext();
    return () -> {
      if (own == null || own == Vertx.currentContext()) {
        action.run();
      } else {
        own.runOnContext(ignored -> action.run());
      }
    };
  }
}
