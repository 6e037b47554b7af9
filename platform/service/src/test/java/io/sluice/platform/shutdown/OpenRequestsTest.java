package io.sluice.platform.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpenRequestsTest {

  private final OpenRequests requests = new OpenRequests();

  @Test
  @Timeout(30)
  void theEndWaitsForThoseInsideAndLetsNobodyInMeanwhile() throws Exception {
    // given
    assertThat(requests.enter()).isTrue();
    var waits = new CompletableFuture<Thread>();
    var left = new CompletableFuture<Integer>();
    Thread.ofPlatform()
        .start(
            () -> {
              waits.complete(Thread.currentThread());
              try {
                left.complete(requests.close(Duration.ofMinutes(1)));
              } catch (InterruptedException e) {
                left.completeExceptionally(e);
              }
            });
    while (waits.get().getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    // when
    boolean late = requests.enter();
    boolean endedEarly = left.isDone();
    requests.leave();

    // then
    assertThat(late).isFalse();
    assertThat(endedEarly).isFalse();
    assertThat(left.get(20, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void whoIsStillInsideIsCounted() throws InterruptedException {
    // given
    requests.enter();
    requests.enter();
    requests.leave();

    // when
    int left = requests.close(Duration.ofMillis(1));

    // then
    assertThat(left).isEqualTo(1);
  }

  @Test
  void withNobodyInsideItEndsAtOnce() throws InterruptedException {
    assertThat(requests.close(Duration.ofMinutes(1))).isZero();
  }
}
