package io.sluice.query.history;

import io.smallrye.mutiny.Multi;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many downloads there are at a time. One goes on reading for as long as its client takes rows,
 * and is never refused in between: only so many may begin, so that they leave room for those who
 * ask for a page.
 */
final class DownloadSlots {

  private final int most;
  private final Semaphore free;

  DownloadSlots(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  /**
   * The same stream, or a failure with {@link TooManyReadsException} if there are as many already.
   * Its slot is free again when it ends, fails, or its client goes.
   */
  <T> Multi<T> bound(Supplier<Multi<T>> download) {
    return Multi.createFrom()
        .deferred(
            () ->
                free.tryAcquire()
                    ? Multi.createFrom()
                        .deferred(download::get)
                        .onTermination()
                        .invoke(free::release)
                    : Multi.createFrom().failure(TooManyReadsException.downloads(most)));
  }
}
