package io.sluice.query.stats;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link Stats} that are hardly older than they would be if they were gathered. Who asks meanwhile
 * waits for the same ones: they take several queries, and all open pages want them at the same
 * moment, after a restart.
 */
final class RecentStats {

  private final Supplier<Uni<Stats>> gathering;
  private final Duration kept;
  private @Nullable CompletableFuture<Stats> newest;
  private long gatheredAt;

  /**
   * @param kept how long stats are told again after they were gathered
   */
  RecentStats(Supplier<Uni<Stats>> gathering, Duration kept) {
    this.gathering = gathering;
    this.kept = kept;
  }

  /**
   * One who leaves takes nothing from the others. A failure is for those who waited for it; who
   * asks later asks anew.
   */
  Uni<Stats> get() {
    return Uni.createFrom()
        .emitter(
            emitter ->
                current()
                    .whenComplete(
                        (stats, failure) -> {
                          if (failure == null) {
                            emitter.complete(stats);
                          } else {
                            emitter.fail(failure);
                          }
                        }));
  }

  private CompletableFuture<Stats> current() {
    var next = new CompletableFuture<Stats>();
    synchronized (this) {
      if (newest != null && (!newest.isDone() || isRecent(newest))) {
        return newest;
      }
      newest = next;
    }
    Uni.createFrom()
        .deferred(gathering::get)
        .subscribe()
        .with(stats -> gathered(next, stats), next::completeExceptionally);
    return next;
  }

  private boolean isRecent(CompletableFuture<Stats> done) {
    return !done.isCompletedExceptionally() && System.nanoTime() - gatheredAt < kept.toNanos();
  }

  private void gathered(CompletableFuture<Stats> flight, Stats stats) {
    synchronized (this) {
      gatheredAt = System.nanoTime();
    }
    flight.complete(stats);
  }
}
