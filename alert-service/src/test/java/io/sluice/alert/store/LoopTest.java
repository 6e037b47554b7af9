package io.sluice.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopTest {

  static Stream<Throwable> failures() {
    return Stream.of(
        new SQLException("value out of range", "22003"),
        new IllegalStateException("not thought of"),
        new StackOverflowError("of this test"),
        new InterruptedException("by nobody who stops it"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverARoundThrowsIsShownAndTriedAgain(Throwable failure) {
    // given
    Queue<String> shown = new ConcurrentLinkedQueue<>();
    var rounds = new AtomicInteger();
    var self = new Loop[1];
    var loop =
        new Loop(
            "loop-test",
            Duration.ofMillis(1),
            () -> {
              if (rounds.getAndIncrement() == 0) {
                switch (failure) {
                  case Exception e -> throw e;
                  case Error e -> throw e;
                  default -> throw new AssertionError(failure);
                }
              }
              shown.add(String.valueOf(self[0].failure()));
              return false;
            });
    self[0] = loop;

    // when
    try (loop) {
      loop.start();

      // then
      await().untilAsserted(() -> assertThat(shown).hasSizeGreaterThan(1));
      assertThat(shown.peek()).contains(failure.getMessage());
      await().untilAsserted(() -> assertThat(loop.failure()).isNull());
    }
  }
}
