package io.sluice.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 59, 60, 600})
  void noMinuteHoldsMoreThanTheLimit(int perMinute) {
    // given: somebody who takes all there is, at any time
    var random = new Random(perMinute);
    TokenBucket bucket = TokenBucket.full(perMinute, START);
    var lastMinute = new ArrayDeque<Instant>();
    Instant now = START;
    long taken = 0;

    for (int i = 0; i < 20_000; i++) {
      // when
      now = now.plusMillis(1 + random.nextInt(400));
      bucket = bucket.refilled(now, perMinute);
      int all = bucket.whole();
      bucket = bucket.without(all);
      for (int k = 0; k < all; k++) {
        lastMinute.add(now);
      }
      taken += all;

      // then
      Instant minuteAgo = now.minus(Duration.ofMinutes(1));
      while (!lastMinute.isEmpty() && !lastMinute.peek().isAfter(minuteAgo)) {
        lastMinute.remove();
      }
      assertThat(lastMinute.size()).isLessThanOrEqualTo(perMinute);
    }
    // and at least half of it is to be had for ever
    assertThat(taken).isGreaterThan(Duration.between(START, now).toMinutes() * perMinute / 2);
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    // given
    TokenBucket empty = new TokenBucket(0, START);

    // when
    TokenBucket later = empty.refilled(START.minusSeconds(60), 60);

    // then
    assertThat(later).isEqualTo(empty);
  }
}
