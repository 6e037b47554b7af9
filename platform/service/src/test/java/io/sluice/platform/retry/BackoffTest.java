package io.sluice.platform.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(300));

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(Stream.generate(backoff::next).limit(4).map(Duration::toMillis))
        .containsExactly(100L, 200L, 300L, 300L);
  }

  @Test
  void afterASuccessTheyBeginAnew() {
    // given
    backoff.next();
    backoff.next();

    // when
    backoff.reset();

    // then
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
  }
}
