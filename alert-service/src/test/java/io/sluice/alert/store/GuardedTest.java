package io.sluice.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedTest {

  @Test
  void aScheduleGoesOnWhateverItsTaskThrows() {
    // given
    var runs = new AtomicInteger();
    var task =
        new Guarded(
            "a task",
            () -> {
              switch (runs.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("not thought of");
                case 2 -> throw new StackOverflowError("of this test");
                default -> {}
              }
            });

    // when
    try (var schedule = Executors.newSingleThreadScheduledExecutor()) {
      schedule.scheduleWithFixedDelay(task, 1, 1, TimeUnit.MILLISECONDS);

      // then
      await().untilAsserted(() -> assertThat(runs.get()).isGreaterThan(2));
      schedule.shutdownNow();
    }
  }
}
