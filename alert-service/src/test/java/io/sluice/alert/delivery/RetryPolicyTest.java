package io.sluice.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.alert.channel.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final Receipt FAILED = Receipt.Failed.because("HTTP 500");

  private final RetryPolicy policy =
      new RetryPolicy(
          5,
          Duration.ofHours(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofMinutes(2));

  @Test
  void theLimitOfTheWaitDoublesUpToTheMaximum() {
    // given
    double highest = 1;

    // when
    var waits =
        IntStream.rangeClosed(1, 4)
            .mapToObj(attempt -> policy.judge(FAILED, attempt, Duration.ZERO, highest))
            .map(decision -> ((RetryDecision.RetryIn) decision).pause())
            .toList();

    // then
    assertThat(waits).map(Duration::toSeconds).containsExactly(1L, 2L, 4L, 5L);
  }

  @Property
  void theWaitIsJitteredOverItsWholeRange(
      @ForAll @IntRange(min = 1, max = 4) int attempt,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    // given
    var age = Duration.ZERO;

    // when
    var decision = policy.judge(FAILED, attempt, age, random);

    // then
    long ceiling = Math.min(5000, 1000L << (attempt - 1));
    assertThat(((RetryDecision.RetryIn) decision).pause().toMillis())
        .isEqualTo(Math.round(ceiling * random));
  }

  @Test
  void waitsAtLeastAsLongAsAsked() {
    // given
    var asked = new Receipt.Failed("HTTP 429", Optional.of(Duration.ofSeconds(30)));

    // when
    var decision = policy.judge(asked, 1, Duration.ZERO, 1);

    // then
    assertThat(decision).isEqualTo(new RetryDecision.RetryIn(Duration.ofSeconds(30), "HTTP 429"));
  }

  @Test
  void doesNotWaitForEver() {
    // given
    var asked = new Receipt.Failed("HTTP 503", Optional.of(Duration.ofDays(365)));

    // when
    var decision = policy.judge(asked, 1, Duration.ZERO, 1);

    // then
    assertThat(decision).isEqualTo(new RetryDecision.RetryIn(Duration.ofMinutes(2), "HTTP 503"));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    // given
    int last = 5;

    // when
    var decision = policy.judge(FAILED, last, Duration.ZERO, 0);

    // then
    assertThat(decision).isEqualTo(new RetryDecision.Dead("gave up after 5 attempts: HTTP 500"));
  }

  @Test
  void givesUpWhenTheNextAttemptWouldBeTooLate() {
    // given
    var age = Duration.ofHours(1).minusMillis(500);

    // when
    var decision = policy.judge(FAILED, 1, age, 1);

    // then
    assertThat(decision).isInstanceOf(RetryDecision.Dead.class);
  }

  @Test
  void givesUpAtOnceWhatIsRefused() {
    // given
    var gone = new Receipt.Refused("HTTP 410");

    // when
    var decision = policy.judge(gone, 1, Duration.ZERO, 1);

    // then
    assertThat(decision).isEqualTo(new RetryDecision.Dead("HTTP 410"));
  }

  @Test
  void refusesSettingsThatContradictEachOther() {
    // given
    var hour = Duration.ofHours(1);
    var second = Duration.ofSeconds(1);

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(3, hour, hour, second, hour))
        .withMessageContaining("max-backoff is PT1S, shorter than initial-backoff");
  }
}
