package io.sluice.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RetryUntilTest {

  private final RetryUntil retryUntil = new RetryUntil(new Settings());
  private final List<String> shown = new ArrayList<>();

  private record Settings(Duration flushEvery, int cachedAssets, Duration maxBackoff)
      implements IntakeConfig {

    Settings() {
      this(Duration.ofSeconds(1), 1, Duration.ofMillis(1));
    }
  }

  /** Fails with one after the other, then works; notes what is shown before each attempt. */
  private <E extends Exception> RetryUntil.Attempt<String, E> failing(Throwable... failures) {
    Queue<Throwable> left = new ArrayDeque<>(List.of(failures));
    return () -> {
      shown.addAll(retryUntil.waiting());
      switch (left.poll()) {
        case SQLException e -> throw e;
        case UnavailableException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null, default -> {
          return "done";
        }
      }
    };
  }

  @Test
  void eachFailureIsShownForWhatItIs() {
    // given
    var attempt =
        this.<RuntimeException>failing(
            new SQLException("connection refused", "08001"),
            new SQLException("value out of range", "22003"),
            new SQLException("permission denied", "42501"),
            new UnavailableException("no answer"),
            new IllegalStateException("not thought of"),
            new StackOverflowError("of this test"));

    // when
    var result = retryUntil.retry("storing", () -> true, attempt);

    // then
    assertThat(result).contains("done");
    assertThat(shown)
        .map(text -> text.replaceFirst(" \\(since .*", ""))
        .containsExactly(
            "storing fails: connection refused",
            "storing is refused by the database: value out of range",
            "storing fails, the database is not what this release expects: permission denied",
            "storing fails: no answer",
            "storing fails by a bug, IllegalStateException: not thought of",
            "storing fails by a bug, StackOverflowError: of this test");
    assertThat(retryUntil.waiting()).isEmpty();
  }

  @Test
  void aBrokerThatIsAwayHoldsNobodyUpWhatAPersonHasToMendDoes() {
    // given
    var outage = new UnavailableException("no answer", new DisconnectException());
    var right = new UnavailableException("no right", new TopicAuthorizationException("scores"));
    var held = new ArrayList<Boolean>();
    Queue<UnavailableException> left = new ArrayDeque<>(List.of(outage, right));

    // when
    retryUntil.<String, RuntimeException>retry(
        "asking",
        () -> true,
        () -> {
          held.add(retryUntil.isHeldUp());
          if (left.isEmpty()) {
            return "done";
          }
          throw left.remove();
        });

    // then: before anything failed, after the outage, after the refusal
    assertThat(held).containsExactly(false, false, true);
    assertThat(retryUntil.isHeldUp()).isFalse();
  }

  @Test
  void endsOnceTheResultIsNoLongerWanted() {
    // given
    var attempt = this.<RuntimeException>failing(new SQLException("gone", "57P01"));

    // when
    var result = retryUntil.retry("storing", () -> false, attempt);

    // then
    assertThat(result).isEmpty();
    assertThat(retryUntil.waiting()).isEmpty();
  }
}
